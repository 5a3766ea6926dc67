package org.wasmplugins.quarkus.runtime.metrics;

import java.util.concurrent.TimeUnit;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.PluginManager;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** The meters of one plugin that are looked at when somebody asks. */
final class PluginGauges {

    private final MeterRegistry registry;
    private final PluginId plugin;
    private final PluginManager plugins;

    private PluginGauges(MeterRegistry registry, PluginId plugin, PluginManager plugins) {
        this.registry = registry;
        this.plugin = plugin;
        this.plugins = plugins;
    }

    static void bind(MeterRegistry registry, PluginId plugin, PluginManager plugins) {
        var gauges = new PluginGauges(registry, plugin, plugins);
        gauges.pool("max", "The most instances in the pool", PluginFigure.POOL_MAX);
        gauges.pool("active", "Instances of the pool that run or are being made", PluginFigure.POOL_ACTIVE);
        gauges.pool("idle", "Instances of the pool that wait for calls", PluginFigure.POOL_IDLE);
        gauges.pool("waiting", "Calls that wait for an instance", PluginFigure.POOL_WAITING);
        gauges.rejected("full", PluginFigure.REJECTED_FULL);
        gauges.rejected("timeout", PluginFigure.REJECTED_TIMEOUT);
        gauges.limits();
    }

    private void pool(String name, String description, PluginFigure figure) {
        Gauge.builder("wasm.plugin.pool." + name, plugins, figure.of(plugin)).description(description)
                .tag(PluginMeters.PLUGIN, plugin.value()).register(registry);
    }

    private void rejected(String reason, PluginFigure figure) {
        FunctionCounter.builder("wasm.plugin.pool.rejected", plugins, figure.of(plugin))
                .description("Calls that were refused because too many waited, or because they waited too long")
                .tag(PluginMeters.PLUGIN, plugin.value()).tag("reason", reason).register(registry);
    }

    private void limits() {
        Gauge.builder("wasm.plugin.memory.max", plugins, PluginFigure.MEMORY_MAX.of(plugin))
                .description("The most linear memory of one instance").baseUnit("bytes")
                .tag(PluginMeters.PLUGIN, plugin.value()).register(registry);
        TimeGauge.builder("wasm.plugin.time.max", plugins, TimeUnit.NANOSECONDS,
                PluginFigure.TIME_MAX_NANOS.of(plugin))
                .description("The longest time of one call").tag(PluginMeters.PLUGIN, plugin.value()).register(registry);
        Gauge.builder("wasm.plugin.ready", plugins, PluginFigure.READY.of(plugin))
                .description("1 if the plugin is ready, 0 otherwise")
                .tag(PluginMeters.PLUGIN, plugin.value()).register(registry);
    }
}
