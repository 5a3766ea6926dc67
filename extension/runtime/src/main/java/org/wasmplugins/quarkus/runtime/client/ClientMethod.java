package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;

/**
 * A method of a plugin client.
 *
 * @param name the interface and the method, for people
 * @param plugin the id of the plugin
 * @param eventType the type of the events that the method sends
 * @param parameters the names of the method's parameters
 * @param result the type of the result, without {@code Uni} or {@code CompletionStage}
 * @param timeout the {@code @Timeout} of the method or its interface; empty for none
 * @param endedByTimeout whether fault tolerance ends the method's calls after the time of the annotation, or a configured
 *        time
 * @param circuit the name of the method's circuit breaker; empty if it has none
 * @param model the kind of threads on which the plugin runs; empty for that of the plugin's manifest
 */
public record ClientMethod(String name, String plugin, String eventType, List<String> parameters, HostType result,
        Optional<Duration> timeout, boolean endedByTimeout, Optional<String> circuit, Optional<ExecutionModel> model) {
}
