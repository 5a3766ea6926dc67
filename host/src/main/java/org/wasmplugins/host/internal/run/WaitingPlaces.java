package org.wasmplugins.host.internal.run;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls that wait for the event-loop instances of one plugin, on all loops together. May be used from any thread.
 */
public final class WaitingPlaces {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    public WaitingPlaces(int most) {
        this.most = most;
    }

    public int most() {
        return most;
    }

    public boolean take() {
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    public void giveBack() {
        taken.decrementAndGet();
    }
}
