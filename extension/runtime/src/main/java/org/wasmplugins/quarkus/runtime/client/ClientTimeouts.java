package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/**
 * Finds the time that fault tolerance gives a method of a client. Fault tolerance ends the result of an asynchronous method,
 * but not the call that runs for it; so the plugin needs the time too.
 */
public final class ClientTimeouts {

    private ClientTimeouts() {
    }

    /**
     * @param config the configuration that MicroProfile searches for {@code Timeout/value}
     * @param client the name of the interface
     * @param method the name of the method
     * @param annotated the time of the annotation, if the method has one
     * @return the configured time, or else that of the annotation
     */
    public static Optional<Duration> of(Config config, String client, String method, Optional<Duration> annotated) {
        for (var prefix : List.of("quarkus.fault-tolerance.\"" + client + "/" + method + "\".timeout.",
                client + "/" + method + "/Timeout/", "quarkus.fault-tolerance.\"" + client + "\".timeout.",
                client + "/Timeout/", "quarkus.fault-tolerance.global.timeout.", "Timeout/")) {
            var value = config.getOptionalValue(prefix + "value", Long.class);
            if (value.isPresent()) {
                var unit = config.getOptionalValue(prefix + "unit", ChronoUnit.class).orElse(ChronoUnit.MILLIS);
                return Optional.of(Duration.of(value.get(), unit));
            }
        }
        return annotated;
    }
}
