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
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.LoopTime;
import org.wasmplugins.host.internal.time.UsualTime;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.Plugin;

/** One call on its way into an instance. The caller's thread makes it. */
public final class GuestCall {

    /**
     * The caller fails the call at its own limit, with its own exception. The plugin is stopped 10 ms later, so that this
     * exception wins.
     */
    private static final long GRACE_NANOS = 10_000_000;

    private final PluginManifest plugin;
    private final PluginCall requested;
    private final Deadlines deadlines;
    private final Deadline outer = Deadlines.current();
    private final CompletableFuture<PluginResponse> result;
    private final long calledAt;
    private final boolean keepsState;
    /** Learns how long the plugin takes; null if the call did not wait. Only for the thread that runs the call. */
    private UsualTime usualTime;
    /** Fails the caller of a plugin that does not stop; null if the caller's own thread runs the plugin. */
    private Executor timeoutReporter;
    /** The time limit of this run. Only for the thread that runs the call. */
    private Duration limitInForce;
    /** Gives the instance. Only for the thread that runs the call, until the plugin runs. */
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
        // Reading the clock costs as much as a short plugin does.
        this.calledAt = requested.time().isPresent() || requested.observer().isPresent() ? deadlines.now() : 0;
    }

    /**
     * Runs the plugin on the calling thread. No other code knows the call yet, so it cannot be cancelled.
     *
     * @param time measures the plugin's time on the calling thread
     */
    public static PluginResponse runNow(Plugin instance, PluginCall requested, LoopTime time) {
        if (requested.time().isEmpty() && requested.observer().isEmpty() && time.isFree()) {
            return time.fromFirstLook(() -> instance.handleEvent(requested.event(), requested.answer()));
        }
        return new GuestCall(instance.manifest(), requested, time.deadlines(), false).run(() -> instance);
    }

    /** Stops the plugin when it is cancelled, unless the plugin would lose state. */
    private final class Result extends CompletableFuture<PluginResponse> {

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (isCancelled()) {
                stop();
            }
            return cancelled;
        }

        /** Dependent stages are plain futures: cancelling one of them does not stop the plugin. */
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }

    public PluginCall requested() {
        return requested;
    }

    /** Returns the deadline of the call that this one serves; null if there is none. */
    public Deadline outer() {
        return outer;
    }

    public CompletableFuture<PluginResponse> result() {
        return result;
    }

    /** True if the call has ended or was cancelled. */
    public boolean isDone() {
        return result.isDone();
    }

    /** Returns how long the call may wait for an instance, so that the caller's time still suffices for the plugin. */
    public long patienceNanos(UsualTime ofPool) {
        if (requested.time().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long whole = Deadlines.nanos(requested.time().get());
        return whole - ofPool.needed(whole);
    }

    /** Notes that the call waited for its instance. Called before the thread that runs it gets it. */
    public void noteWait(UsualTime ofPool) {
        usualTime = requested.time().isEmpty() ? null : ofPool;
    }

    /** Lets {@code executor} fail the call if its plugin does not stop. Called before the thread that runs the call gets it. */
    public void timeoutsReportedBy(Executor executor) {
        timeoutReporter = executor;
    }

    /** Runs the plugin on the calling thread, within its time limit. Making the instance counts too. */
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

    /** Fails the call of a plugin that does not stop. Called by the watchdog, which must not run what depends on the call. */
    private void failCaller(Deadline deadline, Duration time) {
        PluginTimeoutException timeout = deadlines.unresponsive(plugin, PluginHook.HANDLE_EVENT.label(), time, deadline);
        timeoutReporter.execute(() -> fail(asCallersTimeout(time, timeout)));
    }

    /** Runs the plugin within its deadline. */
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
     * Returns the plugin's time limit, or the rest of the caller's if that is less. A stateful plugin that has begun keeps its
     * own limit: it does not lose its state because a caller is in a hurry.
     */
    private Duration timeLimit(Duration own) {
        if (requested.time().isEmpty()) {
            return own;
        }
        long left = calledAt + Deadlines.nanos(requested.time().get()) - deadlines.now();
        if (left <= 0) {
            throw OverloadMessages.calledTooLate(plugin, requested.time().get());
        }
        Duration leftWithGrace = Duration.ofNanos(left + GRACE_NANOS);
        return keepsState || leftWithGrace.compareTo(own) >= 0 ? own : leftWithGrace;
    }

    /** Makes the call cancellable from now on, unless the plugin would lose state. Called when its deadline begins. */
    private void began(Deadline deadline) {
        running = deadline;
        if (timeoutReporter != null) {
            Duration time = limitInForce;
            deadline.whenUnresponsive(() -> failCaller(deadline, time));
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

    /** Fails a call that never ran. */
    public void abandon(String problem, Throwable cause) {
        fail(failure(problem, cause));
    }

    public PluginExecutionException failure(String problem, Throwable cause) {
        return new PluginExecutionException(PluginOperation.of(plugin, "run"), problem, cause);
    }
}
