package org.wasmplugins.host.internal.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.internal.pool.Overload;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.LoopTime;
import org.wasmplugins.host.internal.time.UsualTime;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.Plugin;

/** One call on its way into an instance. Made by the thread that calls. */
public final class GuestCall {

    /** Whoever set the time ends the call itself, and says so in its own way; the plugin is stopped right after. */
    private static final long GRACE_NANOS = 10_000_000;

    private final PluginManifest plugin;
    private final PluginCall requested;
    private final Deadlines deadlines;
    private final Deadline outer = Deadlines.current();
    private final CompletableFuture<PluginResponse> result;
    private final long calledAt;
    private final boolean keepsState;
    /** Only for the thread that runs the call; null if nobody wants to know how long it takes. */
    private UsualTime usualTime;
    /** Tells the caller of a plugin that does not stop; null if the caller's thread runs it. */
    private Executor timeoutReporter;
    /** Only for the thread that runs the call. */
    private Duration limitInForce;
    /** Only on the thread that runs the call, and only until it does. */
    private Supplier<Plugin> lease;
    private volatile Deadline running;

    public GuestCall(PluginManifest plugin, PluginCall requested, Deadlines deadlines) {
        this(plugin, requested, deadlines, true);
    }

    private GuestCall(PluginManifest plugin, PluginCall requested, Deadlines deadlines, boolean later) {
        this.result = later ? new Result() : null;
        this.plugin = plugin;
        this.keepsState = plugin.execution().stateful();
        this.requested = requested;
        this.deadlines = deadlines;
        // Asking the clock costs as much as a short plugin does.
        this.calledAt = requested.time().isPresent() || requested.observer().isPresent() ? deadlines.now() : 0;
    }

    /**
     * Runs the plugin on the calling thread before anybody could know of the call, so that nobody can cancel it.
     *
     * @param time the plugin's, on the calling thread
     */
    public static PluginResponse runNow(Plugin instance, PluginCall requested, LoopTime time) {
        if (requested.time().isEmpty() && requested.observer().isEmpty() && time.isFree()) {
            return time.fromFirstLook(() -> instance.handleEvent(requested.event(), requested.answer()));
        }
        return new GuestCall(instance.manifest(), requested, time.deadlines(), false).run(() -> instance);
    }

    /** Cancelling it stops the plugin, unless that has state to lose. */
    private final class Result extends CompletableFuture<PluginResponse> {

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (isCancelled()) {
                stop();
            }
            return cancelled;
        }

        /** What hangs on it is none of these. */
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }

    public PluginCall requested() {
        return requested;
    }

    /** The call that this one serves; null if there is none. */
    public Deadline outer() {
        return outer;
    }

    public CompletableFuture<PluginResponse> result() {
        return result;
    }

    /** Also of a call that was cancelled. */
    public boolean isDone() {
        return result.isDone();
    }

    /** How long it may wait for an instance: what its caller's time leaves then has to be enough for the plugin. */
    public long patienceNanos(UsualTime usualTime) {
        if (requested.time().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long whole = Deadlines.nanos(requested.time().get());
        return whole - usualTime.needed(whole);
    }

    /** It had to wait. Called before the thread that runs it gets it. */
    public void noteWait(UsualTime usualTime) {
        usualTime = requested.time().isEmpty() ? null : usualTime;
    }

    /** The caller need not wait for a plugin that does not stop. Called before the thread that runs the call gets it. */
    public void timeoutsReportedBy(Executor executor) {
        timeoutReporter = executor;
    }

    /** Runs the plugin on the calling thread, within its time. The instance is asked for within that time too. */
    public PluginResponse run(Supplier<Plugin> instance) {
        if (outer != null && outer.isOver()) {
            throw failure("the time of the call that it serves was over before it could begin.", null);
        }
        Duration time = timeLimit(pluginTimeLimit());
        limitInForce = time;
        lease = instance;
        long start = usualTime == null ? 0 : deadlines.now();
        try {
            return deadlines.within(plugin, PluginHook.HANDLE_EVENT.label(), time, keepsState ? null : outer, this::began,
                    this::runPlugin);
        } catch (PluginTimeoutException e) {
            throw asCallersTimeout(time, e);
        } finally {
            if (usualTime != null) {
                usualTime.took(deadlines.now() - start);
            }
        }
    }

    private Duration pluginTimeLimit() {
        return plugin.permissions().limits().maxExecutionTime();
    }

    private PluginExecutionException asCallersTimeout(Duration time, PluginTimeoutException timeout) {
        return time.equals(pluginTimeLimit()) ? timeout
                : new PluginCancelledException(PluginOperation.of(plugin, PluginHook.HANDLE_EVENT.label()),
                        "the caller waits for at most " + requested.time().orElseThrow().toMillis() + " ms, and the plugin was"
                                + " stopped then.",
                        timeout);
    }

    /** On the watchdog's thread, which has others to look after. */
    private void failCaller(Deadline deadline, Duration time) {
        PluginTimeoutException timeout = deadlines.deaf(plugin, PluginHook.HANDLE_EVENT.label(), time, deadline);
        timeoutReporter.execute(() -> fail(asCallersTimeout(time, timeout)));
    }

    /** What takes the plugin's time. */
    private PluginResponse runPlugin() {
        Supplier<Plugin> instance = lease;
        lease = null;
        return requested.observer().isEmpty() ? handle(instance.get()) : handle(instance, requested.observer().get());
    }

    private PluginResponse handle(Plugin instance) {
        return instance.handleEvent(requested.event(), requested.answer());
    }

    private PluginResponse handle(Supplier<Plugin> from, CallObserver observer) {
        Plugin instance = from.get();
        long start = deadlines.now();
        running.observedBy(observer);
        observer.guestStarted(Duration.ofNanos(start - calledAt));
        try {
            return handle(instance);
        } finally {
            observer.guestEnded(Duration.ofNanos(deadlines.now() - start), instance.memoryBytes());
        }
    }

    /**
     * What the plugin may take, or what is left of what the caller gives. A plugin with state takes what it may once it has
     * begun: nobody else's haste is a reason to lose it.
     */
    private Duration timeLimit(Duration own) {
        if (requested.time().isEmpty()) {
            return own;
        }
        long left = calledAt + Deadlines.nanos(requested.time().get()) - deadlines.now();
        if (left <= 0) {
            throw Overload.calledTooLate(plugin, requested.time().get());
        }
        Duration leftWithGrace = Duration.ofNanos(left + GRACE_NANOS);
        return keepsState || leftWithGrace.compareTo(own) >= 0 ? own : leftWithGrace;
    }

    /** From now on cancelling the call stops the plugin, unless that would cost it its state. */
    private void began(Deadline deadline) {
        running = deadline;
        if (timeoutReporter != null) {
            Duration time = limitInForce;
            deadline.ifDeaf(() -> failCaller(deadline, time));
        }
        if (result != null && result.isCancelled()) {
            stop();
        }
    }

    private void stop() {
        Deadline deadline = running;
        if (deadline != null && !keepsState) {
            deadlines.cancel(deadline);
        }
    }

    public void complete(PluginResponse response) {
        result.complete(response);
    }

    public void fail(Throwable failure) {
        result.completeExceptionally(failure);
    }

    /** The call never ran. */
    public void abandon(String problem, Throwable cause) {
        fail(failure(problem, cause));
    }

    public PluginExecutionException failure(String problem, Throwable cause) {
        return new PluginExecutionException(PluginOperation.of(plugin, "run"), problem, cause);
    }
}
