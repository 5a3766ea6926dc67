package org.wasmplugins.host;

/**
 * One call's time. The watchdog interrupts the call's thread only inside {@link #check}, under the monitor that
 * {@link #finish} takes: once that has returned, no interrupt of this deadline can come any more.
 */
final class Deadline {

    /** A host function can swallow an interrupt; it gets another one. */
    private static final long REPEAT_NANOS = 100_000_000;

    private final Thread thread;
    private final long endNanos;
    private final Deadline outer;
    private long nextInterrupt;
    private boolean expired;
    private boolean finished;

    /** @param outer the deadline of the call that this one is made in, on the same thread; null for none */
    Deadline(Thread thread, long endNanos, Deadline outer) {
        this.thread = thread;
        this.endNanos = endNanos;
        this.outer = outer;
        this.nextInterrupt = endNanos;
    }

    Thread thread() {
        return thread;
    }

    Deadline outer() {
        return outer;
    }

    /** A call inside a call has no more time than that has left. */
    long remainingNanos(long now) {
        long own = Math.max(0, endNanos - now);
        return outer == null ? own : Math.min(own, outer.remainingNanos(now));
    }

    /** Interrupts the thread if its time is over. */
    synchronized void check(long now) {
        if (!finished && now - nextInterrupt >= 0) {
            expired = true;
            nextInterrupt = now + REPEAT_NANOS;
            thread.interrupt();
        }
    }

    /** Ends the call's time; whether it was over before. */
    synchronized boolean finish() {
        finished = true;
        return expired;
    }
}
