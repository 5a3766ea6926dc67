package org.wasmplugins.host;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls wait for the event-loop instances of one plugin, on all loops together. May be used from any thread. */
final class WaitingPlaces {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    WaitingPlaces(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    boolean take() {
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
