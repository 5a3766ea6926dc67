package org.wasmplugins.quarkus.runtime.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;

/** The gauges of one plugin, which the registry reads when it is queried. */
final class PluginGauges {

    private final MeterRegistry registry;
    private final PluginId plugin;
    private final Tags tags;
    private final PluginManager plugins;

    private PluginGauges(MeterRegistry registry, PluginManifest plugin, PluginManager plugins) {
        this.registry = registry;
        this.plugin = plugin.id();
        this.tags = PluginMeters.tags(plugin);
        this.plugins = plugins;
    }

    static void bind(MeterRegistry registry, PluginManifest plugin, PluginManager plugins) {
        var gauges = new PluginGauges(registry, plugin, plugins);
        gauges.pool("max", "The most instances in the pool", PoolStatistics::maxSize);
        gauges.pool("active", "Instances of the pool that run or are being made", PoolStatistics::inUse);
        gauges.pool("idle", "Instances of the pool that wait for calls", PoolStatistics::idle);
        gauges.pool("waiting", "Calls that wait for an instance", PoolStatistics::waiting);
        gauges.rejected("full", PoolStatistics::rejected);
        gauges.rejected("timeout", PoolStatistics::timedOut);
        gauges.limits();
    }

    private void pool(String name, String description, ToDoubleFunction<PoolStatistics> value) {
        Gauge.builder("wasm.plugin.pool." + name, plugins, manager -> ofPool(manager, value)).description(description)
                .tags(tags).register(registry);
    }

    private void rejected(String reason, ToDoubleFunction<PoolStatistics> value) {
        FunctionCounter.builder("wasm.plugin.pool.rejected", plugins, manager -> ofPool(manager, value))
                .description("Calls that were refused because too many waited, or because they waited too long")
                .tags(tags).tag("reason", reason).register(registry);
    }

    private double ofPool(PluginManager manager, ToDoubleFunction<PoolStatistics> value) {
        return manager.poolStatistics(plugin).map(value::applyAsDouble).orElse(0.0);
    }

    private void limits() {
        Gauge.builder("wasm.plugin.memory.max", plugins, manager -> limit(manager, ResourceLimits::maxMemoryBytes))
                .description("The most linear memory of one instance").baseUnit("bytes")
                .tags(tags).register(registry);
        TimeGauge.builder("wasm.plugin.time.max", plugins, TimeUnit.NANOSECONDS,
                manager -> limit(manager, limits -> limits.maxExecutionTime().toNanos()))
                .description("The longest time of one call").tags(tags).register(registry);
        Gauge.builder("wasm.plugin.ready", plugins, this::ready).description("1 if the plugin is ready, 0 otherwise")
                .tags(tags).register(registry);
    }

    private double limit(PluginManager manager, ToDoubleFunction<ResourceLimits> value) {
        return manager.getPlugin(plugin).map(info -> value.applyAsDouble(info.manifest().permissions().limits())).orElse(0.0);
    }

    private double ready(PluginManager manager) {
        return manager.getPlugin(plugin).filter(info -> info.state() == PluginState.READY).isPresent() ? 1 : 0;
    }
}
