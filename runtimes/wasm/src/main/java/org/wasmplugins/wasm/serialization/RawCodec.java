package org.wasmplugins.wasm.serialization;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;

/** Passes bytes in both directions, without an envelope. */
public final class RawCodec implements EventCodec {

    @Override
    public byte[] encode(PluginEvent event, PluginOperation operation) {
        if (event.data() instanceof byte[] bytes) {
            return bytes;
        }
        if (event.data() instanceof SerializedValue value) {
            return value.bytes();
        }
        throw new PluginSerializationException(operation, "the event's data is "
                + (event.data() == null ? "null" : "a " + event.data().getClass().getName())
                + "; a plugin with serialization 'raw' takes a byte[].");
    }

    @Override
    public PluginResponse decode(byte[] response, HostType answer, PluginOperation operation) {
        return PluginResponse.success(answer.rawClass() == SerializedValue.class ? new SerializedValue(response) : response);
    }
}
