package org.wasmplugins.host.internal.time;

import org.wasmplugins.host.spi.CallObserver;

/**
 * One call's time. The watchdog interrupts the call's thread only inside {@link #check}, under the monitor that
 * {@link #finish} takes if anybody has looked at the call: once that has returned, no interrupt of this deadline can come any
 * more.
 *
 * <p>
 * A call that a plugin makes, through a host function, of another plugin has an outer call. When the outer one's time is over,
 * so is its own: otherwise plugins that call each other without end would go on after nobody waits for them.
 */
public final class Deadline {

    /** A host function can swallow an interrupt; it gets another one. */
    private static final long REPEAT_NANOS = 100_000_000;

    /** Long after a plugin is stopped that can be: what goes on then does for nobody knows how long. */
    private static final long DEAF_NANOS = 250_000_000;

    private final Thread thread;
    private final long timeNanos;
    private boolean begun;
    private long begunAt;
    private long leftUntilNanos;
    private volatile Deadline outer;
    private long nextInterrupt;
    private volatile boolean expired;
    private volatile boolean cutShort;
    private volatile boolean cancelled;
    private volatile boolean over;
    /** Set by whoever may end the time, before the look at {@link #finished}. */
    private volatile boolean looked;
    private volatile boolean finished;
    private long expiredAt;
    private CallObserver observer;
    private final Deadline enclosing;
    private final Runnable interrupted;
    private final boolean forAgain;
    private boolean shared;
    private volatile Runnable deaf;
    /** Only for the watchdog. */
    private boolean deafTold;

    /**
     * @param outer the call on whose behalf this one is made; null for none
     * @param enclosing the call in which this one is made on the same thread; null for none
     * @param interrupted is told by the watchdog when the thread was interrupted, by whomever; more than once
     */
    public Deadline(Thread thread, long now, long timeNanos, Deadline outer, Deadline enclosing, Runnable interrupted) {
        this(thread, timeNanos, outer, enclosing, interrupted, false);
        begin(now);
        leftUntilNanos = earlier(earlier(leftUntilNanos, outer, now), enclosing, now);
    }

    private Deadline(Thread thread, long timeNanos, Deadline outer, Deadline enclosing, Runnable interrupted,
            boolean forAgain) {
        this.forAgain = forAgain;
        this.interrupted = interrupted;
        this.thread = thread;
        this.timeNanos = timeNanos;
        this.outer = outer;
        this.enclosing = enclosing;
    }

    /**
     * The time of a call in no other call. It begins when the watchdog looks at it first, or when somebody asks what is left:
     * the clock costs more than many calls. It may begin {@link #again()}.
     */
    static Deadline fromFirstLook(Thread thread, long timeNanos, Runnable interrupted) {
        return new Deadline(thread, timeNanos, null, null, interrupted, true);
    }

    /** Whether it can begin {@link #again()}: nobody has seen anything of it. Only by its own thread, after {@link #finish}. */
    boolean isUnseen() {
        return !looked && !begun && !shared;
    }

    /** Is the next call with the same time. Whoever looks from now on looks at that one. */
    void again() {
        finished = false;
    }

    boolean isForAgain() {
        return forAgain;
    }

    boolean isFinished() {
        return finished;
    }

    /** For somebody who may ask after its end whether it was over. Only by its own thread. */
    Deadline share() {
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

    /** What is left: a call inside a call has no more time than that. */
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
        looked = true;
        synchronized (this) {
            begin(now);
            if (!finished && now - nextInterrupt >= 0) {
                expire(now);
            }
        }
    }

    /** Interrupts the thread if its time is over. */
    public void check(long now) {
        looked = true;
        synchronized (this) {
            if (!finished) {
                begin(now);
                stopIfOver(now);
            }
        }
    }

    private void stopIfOver(long now) {
        if (!expired && isOuterOver()) {
            cutShort = true;
            nextInterrupt = now;
        }
        if (now - nextInterrupt >= 0) {
            expire(now);
            nextInterrupt = now + REPEAT_NANOS;
            thread.interrupt();
        }
    }

    /**
     * Only for the call's own thread, before its work begins.
     *
     * @param told by the watchdog, once, if the thread goes on although it was interrupted
     */
    public void ifDeaf(Runnable told) {
        deaf = told;
    }

    /** Not within the monitor. Once more if it fails. */
    void tellIfDeaf(long now) {
        var told = deaf;
        if (told != null && !deafTold && stuckNanos(now) >= DEAF_NANOS) {
            told.run();
            deafTold = true;
        }
    }

    /** Not within the monitor: it may take some milliseconds. */
    void tellIfInterrupted() {
        if (thread.isInterrupted() && !finished) {
            interrupted.run();
        }
    }

    /** Ends the call's time now, because nobody wants its result any more. From any thread; nothing happens if it is over. */
    void cancel(long now) {
        looked = true;
        synchronized (this) {
            if (!finished && !cancelled) {
                cancelled = true;
                expire(now);
                nextInterrupt = now + REPEAT_NANOS;
                thread.interrupt();
            }
        }
    }

    private void expire(long now) {
        if (!expired) {
            expiredAt = now;
        }
        expired = true;
    }

    /** How long the thread has been interrupted and goes on all the same; 0 if it was not. */
    synchronized long stuckNanos(long now) {
        return expired && !finished ? now - expiredAt : 0;
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
        return cancelled;
    }

    /** Ends the call's time; whether it was over before. */
    boolean finish() {
        finished = true;
        // Whoever looks first from now on sees that it is finished, and the monitor costs as much as a short plugin.
        return (looked || outer != null) && finishSeen();
    }

    private synchronized boolean finishSeen() {
        over = isOver();
        // Calls that call each other one after the other would otherwise be a list without end.
        outer = null;
        return expired;
    }

    /** Whether its time is over, or was when it ended, or that of a call that it serves. */
    public boolean isOver() {
        // Not by recursion: a chain can be longer than the watchdog's stack is deep.
        for (var call = this; call != null; call = call.outer) {
            if (call.over || call.expired) {
                return true;
            }
        }
        return false;
    }

    /** Whether its time was over before its own end. */
    public boolean isCutShort() {
        return cutShort;
    }

    private boolean isOuterOver() {
        var served = outer;
        return served != null && served.isOver();
    }
}
