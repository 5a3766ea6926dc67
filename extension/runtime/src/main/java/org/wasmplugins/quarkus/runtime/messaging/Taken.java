package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The messages that were accepted and have not ended. May be used from any thread. */
final class Taken {

    private int running;
    private boolean stopped;
    private boolean givenUp;

    /** Accepts one more message; false after the stop. */
    synchronized boolean take() {
        if (stopped) {
            return false;
        }
        running++;
        return true;
    }

    /** Records the end of a message. */
    synchronized void end() {
        running--;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
    }

    /** Waits until all messages have ended, or until the time is over. */
    synchronized void finish(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        givenUp = true;
    }

    /** True after the wait: a message that has not ended by then fails only because the application stops. */
    synchronized boolean areGivenUp() {
        return givenUp;
    }
}
