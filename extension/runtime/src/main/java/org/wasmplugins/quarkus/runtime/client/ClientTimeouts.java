package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/**
 * How long fault tolerance lets a method of a client take. It ends the result of an asynchronous method and leaves what runs
 * behind it alone; so the plugin has to know.
 */
public final class ClientTimeouts {

    private ClientTimeouts() {
    }

    /**
     * @param config where MicroProfile looks for {@code Timeout/value}
     * @param client the name of the interface
     * @param method the name of the method
     * @param annotated what the annotation says, if there is one
     * @return what is configured, or else annotated
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
