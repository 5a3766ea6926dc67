package org.wasmplugins.host;

/**
 * One call's time. The watchdog interrupts the call's thread only inside {@link #check}, under the monitor that
 * {@link #finish} takes: once that has returned, no interrupt of this deadline can come any more.
 */
final class Deadline {

    /** A host function can swallow an interrupt; it gets another one. */
    private static final long REPEAT_NANOS = 100_000_000;

    private final Thread thread;
    private long nextInterrupt;
    private boolean expired;
    private boolean finished;

    Deadline(Thread thread, long endNanos) {
        this.thread = thread;
        this.nextInterrupt = endNanos;
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
