package org.wasmplugins.host;

import java.util.Objects;
import java.util.Optional;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;

/**
 * An event on its way to a plugin, and how its sender wants it handled.
 *
 * @param event the event
 * @param answer the type that the data of the answer are read as
 * @param model on which threads the plugin runs for this call; empty for what its manifest says
 */
public record PluginCall(PluginEvent event, HostType answer, Optional<ExecutionModel> model) {

    public PluginCall {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(model, "model");
    }

    /**
     * @param event an event
     * @return its call with an answer of plain values, where the plugin's manifest says, never null
     */
    public static PluginCall of(PluginEvent event) {
        return new PluginCall(event, HostType.ANY, Optional.empty());
    }
}
