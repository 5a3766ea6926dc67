package org.wasmplugins.quarkus.runtime.health;

import java.time.Duration;
import java.util.function.Supplier;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.wasmplugins.host.HostVitals;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Checks that the host of plugins works. A plugin's failure does not concern it. */
final class HostLiveness implements AsyncHealthCheck {

    /** A thousand times the usual time; a JVM that pauses for longer is not healthy either. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

    private static final int MOST_NAMES = 10;

    private final Supplier<HostVitals> host;

    HostLiveness(Supplier<HostVitals> host) {
        this.host = host;
    }

    /** Runs on the thread of the health check: all workers may be waiting. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::response);
    }

    private HealthCheckResponse response() {
        var vitals = host.get();
        boolean up = vitals.watchdogAlive() && vitals.sinceLastTick().compareTo(LONGEST_TICK) < 0
                && vitals.stuckThreads().isEmpty();
        var response = HealthCheckResponse.named("wasm-plugins host").status(up)
                .withData("watchdog", vitals.watchdogAlive() ? "alive" : "dead")
                .withData("watchdog.last-tick-ms", vitals.sinceLastTick().toMillis())
                .withData("threads.stuck", vitals.stuckThreads().size());
        if (!vitals.stuckThreads().isEmpty()) {
            response.withData("threads.stuck-names",
                    String.join(", ", vitals.stuckThreads().stream().limit(MOST_NAMES).toList()));
        }
        return response.build();
    }
}
