package org.wasmplugins.host;

import java.time.Duration;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;

/** What is left of a plugin's time for something that has several parts. For one thread. */
final class Allowance {

    private final Deadlines deadlines;
    private final PluginManifest plugin;
    private final String operation;
    private final Duration allowed;
    private long leftNanos;

    Allowance(Deadlines deadlines, PluginManifest plugin, String operation, Duration allowed) {
        this.deadlines = deadlines;
        this.plugin = plugin;
        this.operation = operation;
        this.allowed = allowed;
        this.leftNanos = Deadlines.nanos(allowed);
    }

    void within(Supplier<?> work) {
        long start = deadlines.now();
        deadlines.within(plugin, operation, leftNanos, allowed, null, Deadlines.NOBODY, work);
        leftNanos = Math.max(1, leftNanos - (deadlines.now() - start));
    }
}
