package org.wasmplugins.quarkus.runtime.health;

import java.util.List;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginManager;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Up as soon as all required plugins were ready once. Later failures are a matter of readiness. */
final class PluginsStarted implements AsyncHealthCheck {

    private final PluginManager plugins;
    private final List<PluginId> required;
    private volatile boolean started;

    PluginsStarted(PluginManager plugins, List<PluginId> required) {
        this.plugins = plugins;
        this.required = List.copyOf(required);
    }

    /** Runs on the thread of the health check: all workers may be waiting. */
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
