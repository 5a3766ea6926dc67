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
 * @param eventType the type of the events that it sends
 * @param parameters the names of its parameters
 * @param result what it returns, without {@code Uni} or {@code CompletionStage}
 * @param timeout the {@code @Timeout} of the method or its interface; empty for none
 * @param endedByTimeout whether fault tolerance ends its calls when the time of the annotation, or a configured one, is over
 * @param circuit the name of its circuit breaker; empty if it has none
 * @param model on which threads the plugin runs; empty for what its manifest says
 */
public record ClientMethod(String name, String plugin, String eventType, List<String> parameters, HostType result,
        Optional<Duration> timeout, boolean endedByTimeout, Optional<String> circuit, Optional<ExecutionModel> model) {
}
