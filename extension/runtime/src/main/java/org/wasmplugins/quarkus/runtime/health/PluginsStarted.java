package org.wasmplugins.quarkus.runtime.health;

import java.util.List;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginManager;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Up from the moment on at which all plugins were ready that are to be. What fails later is a matter of readiness. */
final class PluginsStarted implements AsyncHealthCheck {

    private final PluginManager plugins;
    private final List<PluginId> required;
    private volatile boolean started;

    PluginsStarted(PluginManager plugins, List<PluginId> required) {
        this.plugins = plugins;
        this.required = List.copyOf(required);
    }

    /** On whatever thread asks: workers may all be waiting. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::response);
    }

    private HealthCheckResponse response() {
        var missing = started ? List.<PluginId> of() : required.stream().filter(plugin -> !isReady(plugin)).toList();
        if (missing.isEmpty()) {
            started = true;
        }
        var response = HealthCheckResponse.named("wasm-plugins started").status(missing.isEmpty());
        missing.forEach(plugin -> response.withData(plugin.value(), state(plugin)));
        return response.build();
    }

    private boolean isReady(PluginId plugin) {
        return plugins.getPlugin(plugin).filter(info -> info.state() == PluginState.READY).isPresent();
    }

    private String state(PluginId plugin) {
        return plugins.getPlugin(plugin).map(info -> info.state().name()).orElse("unknown");
    }
}
