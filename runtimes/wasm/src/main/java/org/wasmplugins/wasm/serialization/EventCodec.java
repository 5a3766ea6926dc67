package org.wasmplugins.wasm.serialization;

import java.util.Optional;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginOperation;

/** Writes events for a plugin and reads its responses. May be used from any thread. */
public interface EventCodec {

    /** Writes an event. Throws a {@link org.wasmplugins.exception.PluginSerializationException} if it cannot be written. */
    byte[] encode(PluginEvent event, PluginOperation operation);

    /** Reads a response. Throws a {@link org.wasmplugins.exception.PluginDeserializationException} if it cannot be read. */
    PluginResponse decode(byte[] response, HostType answer, PluginOperation operation);

    /** Returns the codec for several events at once; empty if the format cannot separate them. */
    default Optional<BatchCodec> batches() {
        return Optional.empty();
    }
}
