package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.OperatorKeys;
import org.wasmplugins.quarkus.runtime.config.FaultToleranceSettings;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.faulttolerance.api.Guard;

/** Builds a guard from settings. */
final class GuardBuilding {

    private GuardBuilding() {
    }

    /** Returns the guard; empty if nothing is set. */
    static Optional<Guard> of(PluginId plugin, FaultToleranceSettings settings) {
        var guard = Guard.create().withDescription("plugin " + plugin);
        boolean any = false;
        try {
            if (settings.timeout().value().isPresent()) {
                guard.withTimeout().duration(millis(settings.timeout().value().get()), ChronoUnit.MILLIS).done();
                any = true;
            }
            if (settings.retry().maxRetries().isPresent()) {
                retry(guard, settings.retry());
                any = true;
            }
            if (settings.circuitBreaker().requestVolumeThreshold().isPresent()) {
                circuitBreaker(guard, plugin, settings.circuitBreaker());
                any = true;
            }
            if (settings.bulkhead().value().isPresent()) {
                guard.withBulkhead().limit(settings.bulkhead().value().getAsInt())
                        .queueSize(settings.bulkhead().waitingTaskQueue()).done();
                any = true;
            }
            if (settings.rateLimit().value().isPresent()) {
                guard.withRateLimit().limit(settings.rateLimit().value().getAsInt())
                        .window(millis(settings.rateLimit().window()), ChronoUnit.MILLIS).done();
                any = true;
            }
            return any ? Optional.of(guard.build()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Plugin " + plugin + ": found a value that is not allowed: " + e.getMessage() + ". To change it: "
                            + OperatorKeys.plugin(plugin, "fault-tolerance") + ".",
                    e);
        }
    }

    private static void retry(Guard.Builder guard, FaultToleranceSettings.Retry retry) {
        guard.withRetry().maxRetries(retry.maxRetries().getAsInt()).delay(millis(retry.delay()), ChronoUnit.MILLIS)
                .jitter(millis(retry.jitter()), ChronoUnit.MILLIS).abortOn(NotRepeated.FAILURES).done();
    }

    private static void circuitBreaker(Guard.Builder guard, PluginId plugin, FaultToleranceSettings.CircuitBreaker circuit) {
        guard.withCircuitBreaker().name(circuitName(plugin))
                .requestVolumeThreshold(circuit.requestVolumeThreshold().getAsInt()).failureRatio(circuit.failureRatio())
                .delay(millis(circuit.delay()), ChronoUnit.MILLIS).successThreshold(circuit.successThreshold())
                .skipOn(NotRepeated.FAILURES).done();
    }

    /** Returns the name by which other classes find the state of the circuit. */
    static String circuitName(PluginId plugin) {
        return "wasm-plugin." + plugin;
    }

    private static long millis(Duration time) {
        return time.toMillis();
    }
}
