package org.wasmplugins.host.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;

/**
 * An event on its way to a plugin, with the wishes of its sender.
 *
 * @param event the event
 * @param answer the type as which the answer's data are read
 * @param model the execution model for this call; empty for the one of the manifest
 * @param time how long the caller waits at most, counted from the making of the call; empty for the plugin's own limit, which
 *        it can only shorten
 * @param observer is notified of the call; empty for no observer. Set by the host
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
     * Makes a call without an observer.
     *
     * @param event the event
     * @param answer the type as which the answer's data are read
     * @param model the execution model for this call; empty for the one of the manifest
     * @param time how long the caller waits at most, counted from the making of the call; empty for the plugin's own limit
     */
    public PluginCall(PluginEvent event, HostType answer, Optional<ExecutionModel> model, Optional<Duration> time) {
        this(event, answer, model, time, Optional.empty());
    }

    public PluginCall observedBy(CallObserver callObserver) {
        return new PluginCall(event, answer, model, time, Optional.of(callObserver));
    }

    /**
     * @param event an event
     * @return a call with an answer of plain values and the manifest's execution model, never null
     */
    public static PluginCall of(PluginEvent event) {
        return new PluginCall(event, HostType.ANY, Optional.empty(), Optional.empty());
    }

    /** Fixes the event's time and id. Called before the call waits, so that an event has the time at which it was sent. */
    public void fixTimeAndId() {
        event.timestamp();
    }
}
