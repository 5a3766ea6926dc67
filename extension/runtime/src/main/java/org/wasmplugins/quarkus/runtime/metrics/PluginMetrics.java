package org.wasmplugins.quarkus.runtime.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.lifecycle.PluginRestarting;
import org.wasmplugins.quarkus.runtime.PluginParts;
import org.wasmplugins.quarkus.runtime.config.OperatorSettings;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts and times the calls and instances of plugins. */
@Singleton
public class PluginMetrics implements PluginObserver {

    private final Map<PluginId, PluginMeters> meters = new HashMap<>();

    PluginMetrics(MeterRegistry registry, PluginParts parts, PluginManager plugins, WasmPluginsRuntimeConfig config) {
        for (var plugin : parts.manifests()) {
            if (!OperatorSettings.isEnabled(config, plugin.id())) {
                continue;
            }
            meters.put(plugin.id(), new PluginMeters(registry, plugin));
            PluginGauges.bind(registry, plugin, plugins);
            var compilation = parts.compilations().get(plugin.id().value());
            if (compilation != null) {
                CompileGauges.bind(registry, plugin, compilation);
            }
        }
    }

    private PluginMeters of(PluginManifest plugin) {
        return meters.get(plugin.id());
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        return of(plugin).calls();
    }

    @Override
    public FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        return of(plugin).functionStarted(function);
    }

    @Override
    public void instanceCreated(PluginManifest plugin, Duration took) {
        of(plugin).created(took);
    }

    @Override
    public void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
        of(plugin).discarded(cause);
    }

    void onRestart(@Observes PluginRestarting event) {
        of(event.plugin()).restarting();
    }
}
