package org.wasmplugins.host.spi;

import java.time.Duration;
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
 * @param time how long after it was made the caller wants its answer at most; empty for as long as the plugin may take, which
 *        it can only shorten
 * @param observer is told what becomes of it; empty for nobody. Set by the host
 */
public record PluginCall(PluginEvent event, HostType answer, Optional<ExecutionModel> model,
        Optional<Duration> time, Optional<CallObserver> observer) {

    public PluginCall {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(observer, "observer");
    }

    /**
     * A call that nobody observes.
     *
     * @param event the event
     * @param answer the type that the data of the answer are read as
     * @param model on which threads the plugin runs for this call; empty for what its manifest says
     * @param time how long after it was made the caller wants its answer at most; empty for as long as the plugin may take
     */
    public PluginCall(PluginEvent event, HostType answer, Optional<ExecutionModel> model, Optional<Duration> time) {
        this(event, answer, model, time, Optional.empty());
    }

    public PluginCall observedBy(CallObserver callObserver) {
        return new PluginCall(event, answer, model, time, Optional.of(callObserver));
    }

    /**
     * @param event an event
     * @return its call with an answer of plain values, where the plugin's manifest says, never null
     */
    public static PluginCall of(PluginEvent event) {
        return new PluginCall(event, HostType.ANY, Optional.empty(), Optional.empty());
    }

    /** Called before it waits for anything: an event that is sent at once has its time from then, and not from later. */
    public void fixTimeAndId() {
        event.timestamp();
    }
}
