package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.runtime.LoadedPlugin;

/** Starts and stops the time of plugins; nothing else does. May be used from any thread. */
public final class Deadlines implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static final Consumer<Deadline> NOBODY = begun -> {
        // nobody asks
    };

    private final LongSupplier clock;
    private final Watchdog watchdog;
    private final StartTime startTime;
    private final Interruptions interruptions = new Interruptions();

    /** @param clock nanoseconds, as {@link System#nanoTime} gives them */
    public Deadlines(LongSupplier clock, Watchdog watchdog) {
        this(clock, watchdog, StartTime.DEFAULT);
    }

    /** @param startTime how long a start may take */
    public Deadlines(LongSupplier clock, Watchdog watchdog, StartTime startTime) {
        this.clock = clock;
        this.watchdog = watchdog;
        this.startTime = startTime;
    }

    /** Notifies the plugin's runtime of interrupts. Called before any of the plugin's code runs. */
    public void watch(LoadedPlugin code) {
        interruptions.listen(code);
    }

    /** Runs plugin code on the calling thread, for at most the plugin's {@code max_execution_time}. */
    public <T> T within(PluginManifest plugin, String operation, Supplier<T> work) {
        return within(plugin, operation, plugin.permissions().limits().maxExecutionTime(), work);
    }

    /**
     * Runs plugin code on the calling thread, for at most {@code time}. When the time is over, the thread is interrupted, and
     * what the work throws then, or returns all the same, becomes a {@link PluginTimeoutException}.
     *
     * <p>
     * An interrupt that somebody else meant for the thread before is kept from the work and is there again afterwards.
     */
    public <T> T within(PluginManifest plugin, String operation, Duration time, Supplier<T> work) {
        return within(plugin, operation, nanos(time), time, null, NOBODY, work);
    }

    /**
     * As {@link #within(PluginManifest, String, Duration, Supplier)}, and no longer than the time of the call that this one
     * serves.
     *
     * @param started gets the deadline on the calling thread, before the work begins; may {@link #cancel} it later
     */
    public <T> T within(PluginManifest plugin, String operation, Duration time, Deadline outer, Consumer<Deadline> started,
            Supplier<T> work) {
        return within(plugin, operation, nanos(time), time, outer, started, work);
    }

    /** Runs plugin code within the plugin's own time, for a call that nobody cancels. */
    public <T> T within(PluginManifest plugin, String operation, Deadline outer, Supplier<T> work) {
        return within(plugin, operation, plugin.permissions().limits().maxExecutionTime(), outer, NOBODY, work);
    }

    /** Stops what runs within a deadline, from any thread. */
    public void cancel(Deadline deadline) {
        deadline.cancel(clock.getAsLong());
    }

    public long now() {
        return clock.getAsLong();
    }

    /** The call that runs on this thread; null if there is none. */
    public static Deadline current() {
        var call = ThreadCalls.innermost(ThreadCalls.ofThisThread());
        return call == null ? null : call.markShared();
    }

    /** A plugin's own time for something that it does often. */
    public OwnTime ownTime(PluginManifest plugin, String operation) {
        return new OwnTime(this, plugin, operation, interrupted(plugin));
    }

    private Runnable interrupted(PluginManifest plugin) {
        return () -> interruptions.tell(plugin.id());
    }

    /** @param allowed what is said of the time when it is over */
    public <T> T within(PluginManifest plugin, String operation, long timeNanos, Duration allowed, Deadline outer,
            Consumer<Deadline> started, Supplier<T> work) {
        var calls = ThreadCalls.ofThisThread();
        return run(plugin, operation, allowed, new Deadline(Thread.currentThread(), clock.getAsLong(), timeNanos, outer,
                ThreadCalls.innermost(calls), interrupted(plugin)), calls, started, work);
    }

    <T> T run(PluginManifest plugin, String operation, Duration allowed, Deadline deadline,
            AtomicReferenceArray<Object> calls, Consumer<Deadline> started, Supplier<T> work) {
        boolean interruptedBefore = Thread.interrupted();
        ThreadCalls.begin(calls, deadline);
        T result;
        try {
            watchdog.watch(calls);
            started.accept(deadline);
            result = work.get();
        } catch (RuntimeException | Error e) {
            if (finish(deadline, calls, interruptedBefore)) {
                throw ended(plugin, operation, allowed, deadline, e);
            }
            if (Thread.currentThread().isInterrupted() && !interruptedBefore && !(e instanceof PluginCancelledException)) {
                throw new PluginCancelledException(PluginOperation.of(plugin, operation),
                        "the calling thread was interrupted, and the plugin was stopped.", e);
            }
            throw e;
        }
        if (finish(deadline, calls, interruptedBefore)) {
            // It had no place where it could be stopped, or caught what stopped it.
            throw ended(plugin, operation, allowed, deadline, null);
        }
        return result;
    }

    private PluginExecutionException ended(PluginManifest plugin, String operation, Duration allowed, Deadline deadline,
            Throwable cause) {
        return deadline.isCancelled()
                ? new PluginCancelledException(PluginOperation.of(plugin, operation), "the caller cancelled it.", cause)
                : timeout(plugin, operation, allowed, deadline.tookNanos(clock.getAsLong()), deadline.isStoppedForOthers(),
                        cause);
    }

    /** Makes the exception for the caller of a plugin that goes on after its time. On the watchdog's thread. */
    public PluginTimeoutException unresponsive(PluginManifest plugin, String operation, Duration allowed, Deadline deadline) {
        var observed = deadline.tookNanos(clock.getAsLong()) / NANOS_PER_MILLI + " ms";
        return new PluginTimeoutException(PluginOperation.of(plugin, operation), "it goes on after " + observed
                + " although it was told to stop: what it waits for does not react to interruptions", observed,
                allowed.toMillis() + " ms");
    }

    /** Returns a supplier of the time that the calling thread's call has left, for any thread; zero outside of a call. */
    public Supplier<Duration> remaining() {
        var deadline = current();
        return () -> deadline == null ? Duration.ZERO : Duration.ofNanos(deadline.remainingNanos(clock.getAsLong()));
    }

    /**
     * The plugin's time for its start, which has several parts.
     *
     * @param started gets the deadline of each part, on the calling thread before it begins
     */
    public Allowance startAllowance(PluginManifest plugin, Consumer<Deadline> started) {
        var own = plugin.permissions().limits().maxExecutionTime();
        return new Allowance(this, plugin, "start", startTime.of(own), startTime.shortens(own), started);
    }

    /** The plugin's time for the start of one more instance. */
    public Allowance startAllowance(PluginManifest plugin) {
        return startAllowance(plugin, NOBODY);
    }

    /** No start takes longer. */
    public Duration longestStart() {
        return startTime.most();
    }

    /** A century will do: more does not fit into nanoseconds. */
    public static long nanos(Duration time) {
        return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }

    /** Returns true if the call was stopped. Gives the thread the interrupt flag that it had before the call. */
    private boolean finish(Deadline deadline, AtomicReferenceArray<Object> calls, boolean interruptedBefore) {
        ThreadCalls.end(calls, deadline);
        boolean expired = deadline.finish();
        if (expired) {
            Thread.interrupted();
        }
        if (interruptedBefore) {
            Thread.currentThread().interrupt();
        }
        return expired;
    }

    private static PluginTimeoutException timeout(PluginManifest plugin, String operation, Duration time, long tookNanos,
            boolean cutShort, Throwable cause) {
        var observed = tookNanos / NANOS_PER_MILLI + " ms";
        return new PluginTimeoutException(PluginOperation.of(plugin, operation), "it was stopped after " + observed
                + (cutShort ? ", when the time of the call that it served was over" : ""), observed,
                time.toMillis() + " ms", cause);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
