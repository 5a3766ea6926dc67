package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The messages that were taken and have not ended. May be used from any thread. */
final class Taken {

    private int running;
    private boolean stopped;
    private boolean givenUp;

    /** Takes one more; false once nothing is taken. */
    synchronized boolean take() {
        if (stopped) {
            return false;
        }
        running++;
        return true;
    }

    /** One has ended. */
    synchronized void end() {
        running--;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
    }

    /** Waits until all have ended, or gives them up. */
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

    /** Whether what has not ended is nobody's fault but the stop's. */
    synchronized boolean areGivenUp() {
        return givenUp;
    }
}
