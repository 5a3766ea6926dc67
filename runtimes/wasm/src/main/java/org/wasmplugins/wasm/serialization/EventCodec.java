package org.wasmplugins.wasm.serialization;

import java.util.Optional;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginOperation;

/** Writes events for a plugin and reads its responses. May be used from any thread. */
public interface EventCodec {

    /** Fails with {@link org.wasmplugins.exception.PluginSerializationException}. */
    byte[] encode(PluginEvent event, PluginOperation operation);

    /** Fails with {@link org.wasmplugins.exception.PluginDeserializationException}. */
    PluginResponse decode(byte[] response, HostType answer, PluginOperation operation);

    /** Writes several events as one; empty where they cannot be told from each other then. */
    default Optional<BatchCodec> batches() {
        return Optional.empty();
    }
}
