package org.wasmplugins.quarkus.runtime.metrics;

import java.util.concurrent.TimeUnit;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** The gauges of the build of one plugin's module; their values do not change while the application runs. */
final class CompileGauges {

    private CompileGauges() {
    }

    static void bind(MeterRegistry registry, PluginManifest plugin, Compilation compilation) {
        TimeGauge.builder("wasm.plugin.compile.time", compilation, TimeUnit.NANOSECONDS, made -> made.took().toNanos())
                .description("How long the build compiled the module, or looked for it in the cache")
                .tags(PluginMeters.tags(plugin)).strongReference(true).register(registry);
        Gauge.builder("wasm.plugin.compile.cached", compilation, made -> made.cached() ? 1 : 0)
                .description("1 if an earlier build had compiled the module, 0 otherwise")
                .tags(PluginMeters.tags(plugin)).strongReference(true).register(registry);
    }
}
