package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTimeoutException;

/** The rest of a plugin's time for an operation that has several parts. For one thread. */
public final class Allowance {

    private final Deadlines deadlines;
    private final PluginManifest plugin;
    private final String operation;
    private final Duration allowed;
    private final boolean operators;
    private final Consumer<Deadline> started;
    private long leftNanos;

    /**
     * @param operators whether it is the operator who allows no more, and not the plugin
     * @param started gets the deadline of each part
     */
    Allowance(Deadlines deadlines, PluginManifest plugin, String operation, Duration allowed, boolean operators,
            Consumer<Deadline> started) {
        this.operators = operators;
        this.started = started;
        this.deadlines = deadlines;
        this.plugin = plugin;
        this.operation = operation;
        this.allowed = allowed;
        this.leftNanos = Deadlines.nanos(allowed);
    }

    public void within(Supplier<?> work) {
        long start = deadlines.now();
        try {
            deadlines.within(plugin, operation, leftNanos, allowed, null, started, work);
        } catch (PluginTimeoutException e) {
            throw operators ? operators(e) : e;
        }
        leftNanos = Math.max(1, leftNanos - (deadlines.now() - start));
    }

    /** The plugin's own limit would not change anything. */
    private PluginTimeoutException operators(PluginTimeoutException e) {
        return new PluginTimeoutException(PluginOperation.of(plugin, operation), "it was stopped after " + e.observed()
                + "; no start takes longer than quarkus.wasm-plugins.ceilings.max-start-time says", e.observed(), e.allowed(),
                e);
    }
}
