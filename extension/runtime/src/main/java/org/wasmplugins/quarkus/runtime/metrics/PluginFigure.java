package org.wasmplugins.quarkus.runtime.metrics;

import java.util.function.ToDoubleFunction;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;

/** What gauges show of a plugin; 0 of what is not there. No lambdas: the JVM makes a class for each, at every start. */
enum PluginFigure {
    POOL_MAX,
    POOL_ACTIVE,
    POOL_IDLE,
    POOL_WAITING,
    REJECTED_FULL,
    REJECTED_TIMEOUT,
    MEMORY_MAX,
    TIME_MAX_NANOS,
    READY;

    private record Reading(PluginFigure figure, PluginId plugin) implements ToDoubleFunction<PluginManager> {

        @Override
        public double applyAsDouble(PluginManager plugins) {
            return switch (figure) {
                case MEMORY_MAX, TIME_MAX_NANOS, READY -> {
                    var info = plugins.getPlugin(plugin);
                    yield info.isPresent() ? figure.of(info.get()) : 0;
                }
                default -> {
                    var pool = plugins.poolStatistics(plugin);
                    yield pool.isPresent() ? figure.of(pool.get()) : 0;
                }
            };
        }
    }

    ToDoubleFunction<PluginManager> of(PluginId plugin) {
        return new Reading(this, plugin);
    }

    private double of(PluginInfo info) {
        var limits = info.manifest().permissions().limits();
        return switch (this) {
            case MEMORY_MAX -> limits.maxMemoryBytes();
            case TIME_MAX_NANOS -> limits.maxExecutionTime().toNanos();
            case READY -> info.state() == PluginState.READY ? 1 : 0;
            default -> throw new IllegalStateException(name());
        };
    }

    private double of(PoolStatistics pool) {
        return switch (this) {
            case POOL_MAX -> pool.maxSize();
            case POOL_ACTIVE -> pool.inUse();
            case POOL_IDLE -> pool.idle();
            case POOL_WAITING -> pool.waiting();
            case REJECTED_FULL -> pool.rejected();
            case REJECTED_TIMEOUT -> pool.timedOut();
            default -> throw new IllegalStateException(name());
        };
    }
}
