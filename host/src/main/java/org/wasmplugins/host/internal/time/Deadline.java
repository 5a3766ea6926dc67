package org.wasmplugins.host.internal.time;

import org.wasmplugins.host.spi.CallObserver;

/**
 * Enforces a plugin's time limit ({@code max_execution_time}) for one call.
 *
 * <p>
 * <b>States.</b> A deadline runs until {@link #finish}. Meanwhile it may be stopped, once and for one {@link StopReason}: its
 * own
 * time is over, the time of the call that it serves is, or the caller cancelled it. A stopped call's thread is interrupted, and
 * again every 100 ms until the call ends: a host function can swallow an interrupt.
 *
 * <p>
 * <b>Who writes what.</b> The call's own thread makes, begins, finishes and {@link #reuse reuses} it. The watchdog looks at it
 * ({@link #check}), any thread may {@link #cancel} it or ask what is left. All but the flags of the start are written under the
 * monitor, or by the own thread before anybody else knows the object.
 *
 * <p>
 * <b>Why no interrupt leaks.</b> The thread is interrupted only inside {@link #check} and {@link #cancel}, under the monitor
 * and
 * only while the call is not finished. {@link #finish} takes the same monitor if anybody has looked at the call: when it
 * returns, no interrupt of this deadline can come. The caller then clears the thread's flag if the call was stopped.
 *
 * <p>
 * <b>Calls in calls.</b> A call that a plugin makes of another plugin, through a host function, has an outer call. It is
 * stopped
 * with the outer one: otherwise plugins that call each other would go on after nobody waits for them.
 *
 * <p>
 * <b>What is not covered.</b> Code that reacts to no interrupt goes on. The watchdog then notifies the runtime, and after 250
 * ms
 * the caller ({@link #whenUnresponsive}); the thread is lost until the code ends.
 */
public final class Deadline {

    private static final long REPEAT_NANOS = 100_000_000;

    /** A plugin that can be stopped ends long before. */
    private static final long UNRESPONSIVE_NANOS = 250_000_000;

    private final Thread thread;
    private final long timeNanos;
    private boolean begun;
    private long begunAt;
    private long leftUntilNanos;
    private volatile Deadline outer;
    private long nextInterrupt;
    /** Null while it runs in time. A cancellation takes the place of another reason. */
    private volatile StopReason stopped;
    private volatile boolean over;
    /** Set by the thread that may stop the call, before it looks at {@link #finished}. */
    private volatile boolean observed;
    private volatile boolean finished;
    private long stoppedAt;
    private CallObserver observer;
    private final Deadline enclosing;
    private final Runnable interrupted;
    private final boolean reusable;
    private boolean shared;
    private volatile Runnable unresponsive;
    /** Only for the watchdog. */
    private boolean unresponsiveNotified;

    /**
     * @param outer the call on whose behalf this one is made; null for none
     * @param enclosing the call in which this one is made on the same thread; null for none
     * @param interrupted is run by the watchdog when the thread is interrupted, whoever did it; more than once
     */
    public Deadline(Thread thread, long now, long timeNanos, Deadline outer, Deadline enclosing, Runnable interrupted) {
        this(thread, timeNanos, outer, enclosing, interrupted, false);
        begin(now);
        leftUntilNanos = earlier(earlier(leftUntilNanos, outer, now), enclosing, now);
    }

    private Deadline(Thread thread, long timeNanos, Deadline outer, Deadline enclosing, Runnable interrupted,
            boolean reusable) {
        this.reusable = reusable;
        this.interrupted = interrupted;
        this.thread = thread;
        this.timeNanos = timeNanos;
        this.outer = outer;
        this.enclosing = enclosing;
    }

    /**
     * The time of a call in no other call. It begins when the watchdog looks at it first, or when somebody asks what is left:
     * the clock costs more than many calls. It may be {@link #reuse reused}.
     */
    static Deadline fromFirstLook(Thread thread, long timeNanos, Runnable interrupted) {
        return new Deadline(thread, timeNanos, null, null, interrupted, true);
    }

    /**
     * True if the object may be reused: neither the watchdog nor a host function nor another call has seen it. Only by its own
     * thread, after {@link #finish}.
     */
    boolean mayBeReused() {
        return !observed && !begun && !shared;
    }

    /** Reuses this object for the next call. The watchdog now sees the next call. */
    void reuse() {
        finished = false;
    }

    boolean isReusable() {
        return reusable;
    }

    boolean isFinished() {
        return finished;
    }

    /** Keeps the object from being reused: the caller may ask later how the call ended. Only by its own thread. */
    Deadline markShared() {
        shared = true;
        return this;
    }

    private synchronized void begin(long now) {
        if (!begun) {
            begun = true;
            begunAt = now;
            leftUntilNanos = now + timeNanos;
            nextInterrupt = leftUntilNanos;
        }
    }

    /** The call in which this one is made on the same thread; null for none. */
    Deadline enclosing() {
        return enclosing;
    }

    private static long earlier(long endNanos, Deadline other, long now) {
        long others = other == null ? endNanos : now + other.remainingNanos(now);
        return others - endNanos < 0 ? others : endNanos;
    }

    /** Returns the time that is left. A call inside a call has no more. */
    synchronized long remainingNanos(long now) {
        begin(now);
        return Math.max(0, leftUntilNanos - now);
    }

    /** How long it has been running. */
    synchronized long tookNanos(long now) {
        begin(now);
        return now - begunAt;
    }

    /** Notes that its time is over, if it is, and leaves the thread alone. */
    void note(long now) {
        observed = true;
        synchronized (this) {
            begin(now);
            if (!finished && now - nextInterrupt >= 0) {
                stop(StopReason.OWN_TIME, now);
            }
        }
    }

    /** Interrupts the thread if its time is over. */
    public void check(long now) {
        observed = true;
        synchronized (this) {
            if (!finished) {
                begin(now);
                stopIfOver(now);
            }
        }
    }

    private void stopIfOver(long now) {
        if (stopped == null && isOuterOver()) {
            stop(StopReason.OUTER_TIME, now);
            nextInterrupt = now;
        }
        if (now - nextInterrupt >= 0) {
            stop(StopReason.OWN_TIME, now);
            nextInterrupt = now + REPEAT_NANOS;
            thread.interrupt();
        }
    }

    /**
     * Only for the call's own thread, before its work begins.
     *
     * @param notified is run by the watchdog, once, if the thread goes on although it was interrupted
     */
    public void whenUnresponsive(Runnable notified) {
        unresponsive = notified;
    }

    /** Not within the monitor. Once more if it fails. */
    void notifyIfUnresponsive(long now) {
        Runnable notified = unresponsive;
        if (notified != null && !unresponsiveNotified && stuckNanos(now) >= UNRESPONSIVE_NANOS) {
            notified.run();
            unresponsiveNotified = true;
        }
    }

    /** Not within the monitor: it may take some milliseconds. */
    void notifyIfInterrupted() {
        if (thread.isInterrupted() && !finished) {
            interrupted.run();
        }
    }

    /** Ends the call's time now, because nobody wants its result any more. From any thread; nothing happens if it is over. */
    void cancel(long now) {
        observed = true;
        synchronized (this) {
            if (!finished && stopped != StopReason.CANCELLED) {
                stop(StopReason.CANCELLED, now);
                nextInterrupt = now + REPEAT_NANOS;
                thread.interrupt();
            }
        }
    }

    private void stop(StopReason reason, long now) {
        if (stopped == null) {
            stoppedAt = now;
            stopped = reason;
        } else if (reason == StopReason.CANCELLED) {
            stopped = reason;
        }
    }

    /** How long the thread has been interrupted and goes on all the same; 0 if it was not. */
    synchronized long stuckNanos(long now) {
        return stopped != null && !finished ? now - stoppedAt : 0;
    }

    Thread thread() {
        return thread;
    }

    /** Only for the call's own thread. */
    public void observedBy(CallObserver callObserver) {
        observer = callObserver;
    }

    /** Null if nobody observes the call. Only for the call's own thread. */
    public CallObserver observer() {
        return observer;
    }

    boolean isCancelled() {
        return stopped == StopReason.CANCELLED;
    }

    /** Ends the call's time; whether it was over before. */
    boolean finish() {
        finished = true;
        // A thread that looks first from now on sees that it is finished. The monitor costs as much as a short plugin.
        return (observed || outer != null) && finishObserved();
    }

    private synchronized boolean finishObserved() {
        over = isOver();
        // Calls that call each other one after the other would otherwise be a list without end.
        outer = null;
        return stopped != null;
    }

    /** Returns true if the call or one that it serves was stopped, or had been when it ended. */
    public boolean isOver() {
        // Not by recursion: a chain can be longer than the watchdog's stack is deep.
        for (var call = this; call != null; call = call.outer) {
            if (call.over || call.stopped != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if the call was stopped for another reason than its own time. */
    public boolean isStoppedForOthers() {
        StopReason reason = stopped;
        return reason != null && reason != StopReason.OWN_TIME;
    }

    private boolean isOuterOver() {
        Deadline served = outer;
        return served != null && served.isOver();
    }
}
