package org.wasmplugins.quarkus.runtime.health;

import java.time.Duration;
import java.util.function.Supplier;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.wasmplugins.host.HostVitals;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Whether the host of plugins still works. No plugin's failure is one of the host. */
final class HostLiveness implements AsyncHealthCheck {

    /** A thousand times as long as it takes; a JVM that stops for so long is not well either. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

    private static final int MOST_NAMES = 10;

    private final Supplier<HostVitals> host;

    HostLiveness(Supplier<HostVitals> host) {
        this.host = host;
    }

    /** On whatever thread asks: workers may all be waiting. */
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
