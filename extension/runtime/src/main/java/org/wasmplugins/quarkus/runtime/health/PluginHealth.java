package org.wasmplugins.quarkus.runtime.health;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.quarkus.runtime.config.OperatorSettings;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.HealthMode;
import org.wasmplugins.quarkus.runtime.faulttolerance.Circuits;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthRegistry;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;

/**
 * The checks of plugins, registered while the application runs. They are not beans, because only the start of the application
 * decides which plugins have one.
 */
public final class PluginHealth implements AutoCloseable {

    static final String GROUP = "wasm-plugins";

    private record Registered(HealthRegistry registry, String id) {
    }

    private final List<Registered> registered = new ArrayList<>();

    /**
     * @param container the host of the plugins
     * @param plugins all plugins
     * @param circuits the states of the plugins' circuits
     * @param config the configuration, with the health mode of each plugin
     */
    public PluginHealth(PluginContainer container, List<PluginManifest> plugins, Circuits circuits,
            WasmPluginsRuntimeConfig config) {
        var required = new ArrayList<PluginId>();
        for (var plugin : plugins) {
            var mode = mode(config, plugin.id());
            if (mode == HealthMode.REQUIRED && !plugin.execution().lazy()) {
                required.add(plugin.id());
            }
            if (mode != HealthMode.OFF) {
                register(HealthType.READINESS, "wasm-plugin-" + plugin.id(),
                        new PluginReadiness(container, plugin.id(), mode == HealthMode.REQUIRED, circuits));
            }
        }
        register(HealthType.STARTUP, "wasm-plugins-started", new PluginsStarted(container.manager(), required));
        register(HealthType.LIVENESS, "wasm-plugins-host", new HostLiveness(() -> container.vitals(config.stuckAfter())));
    }

    /**
     * Returns the configured mode. Without one, untrusted plugins and plugins that fail open are OPTIONAL: an application
     * that works without a plugin is also ready without this plugin.
     */
    static HealthMode mode(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = OperatorSettings.of(config, plugin);
        var said = OperatorSettings.first(own.health(), config.defaults().health());
        if (said.isPresent()) {
            return said.get();
        }
        var onFailure = OperatorSettings.first(own.onFailure(), config.defaults().onFailure());
        if (OperatorSettings.isUntrusted(config, plugin)) {
            return HealthMode.OPTIONAL;
        }
        return onFailure.isPresent() && onFailure.get() == FailureMode.FAIL_OPEN ? HealthMode.OPTIONAL : HealthMode.REQUIRED;
    }

    private void register(HealthType type, String id, AsyncHealthCheck check) {
        for (var registry : List.of(HealthRegistries.getRegistry(type), HealthRegistries.getHealthGroupRegistry(GROUP))) {
            registry.register(id, check);
            registered.add(new Registered(registry, id));
        }
    }

    /** Removes the checks: in dev mode the registries outlive the application. */
    @Override
    public void close() {
        registered.forEach(check -> check.registry().remove(check.id()));
        registered.clear();
    }
}
