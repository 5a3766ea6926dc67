package org.wasmplugins.quarkus.runtime.health;

import java.util.Locale;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.Text;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.TrackedError;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.quarkus.runtime.faulttolerance.Circuits;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Reports whether one plugin can be called, and its state. */
final class PluginReadiness implements AsyncHealthCheck {

    /** The most characters of a guest's text in a probe; the log has the rest. */
    private static final int LONGEST_MESSAGE = 200;

    private final PluginContainer container;
    private final PluginId id;
    private final boolean required;
    private final Circuits circuits;

    PluginReadiness(PluginContainer container, PluginId id, boolean required, Circuits circuits) {
        this.circuits = circuits;
        this.container = container;
        this.id = id;
        this.required = required;
    }

    /** Runs on the thread of the health check: all workers may be waiting. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::response);
    }

    private HealthCheckResponse response() {
        var response = HealthCheckResponse.named("wasm-plugin " + id);
        var plugin = container.manager().getPlugin(id).orElseThrow();
        response.status(!required || isUsable(plugin)).withData("state", plugin.state().name())
                .withData("version", plugin.manifest().version().value())
                .withData("runtime", plugin.manifest().runtime().name().toLowerCase(Locale.ROOT))
                .withData("required", required);
        container.manager().poolStatistics(id).ifPresent(pool -> describe(pool, response));
        circuits.states(id).forEach(response::withData);
        container.errors().recent(id).stream().findFirst().ifPresent(error -> describe(error, response));
        return response.build();
    }

    /** True also for a lazy plugin that waits for its first call. */
    private static boolean isUsable(PluginInfo plugin) {
        return plugin.state() == PluginState.READY
                || plugin.manifest().execution().lazy() && plugin.state() != PluginState.ERROR;
    }

    private static void describe(PoolStatistics pool, HealthCheckResponseBuilder response) {
        response.withData("pool.max-size", pool.maxSize()).withData("pool.in-use", pool.inUse())
                .withData("pool.idle", pool.idle()).withData("pool.waiting", pool.waiting());
    }

    private static void describe(TrackedError error, HealthCheckResponseBuilder response) {
        response.withData("last-error", Text.printable(error.error().getMessage(), LONGEST_MESSAGE))
                .withData("last-error-at", error.time().toString());
    }
}
