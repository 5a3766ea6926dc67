package org.wasmplugins.it;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.wasmplugins.quarkus.HostFunction;

/** Lets nobody go on alone: calls really are inside plugins at the same time. */
@ApplicationScoped
public class MeetingPoint {

    private final CyclicBarrier pair = new CyclicBarrier(2);
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger mostPresent = new AtomicInteger();

    @HostFunction
    void meet() throws Exception {
        mostPresent.accumulateAndGet(present.incrementAndGet(), Math::max);
        try {
            pair.await(30, TimeUnit.SECONDS);
        } finally {
            present.decrementAndGet();
        }
    }

    int mostPresent() {
        return mostPresent.get();
    }
}
