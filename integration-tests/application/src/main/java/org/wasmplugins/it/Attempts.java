package org.wasmplugins.it;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.wasmplugins.quarkus.HostFunction;

/** Counts how often a plugin has tried. */
@ApplicationScoped
public class Attempts {

    private final AtomicInteger attempts = new AtomicInteger();

    @HostFunction
    int attempt() {
        return attempts.incrementAndGet();
    }

    void forget() {
        attempts.set(0);
    }
}
