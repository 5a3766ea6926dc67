package org.wasmplugins.wasm;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginDeserializationException;
import org.wasmplugins.PluginError;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginSerializationException;

/** Events and responses in the envelope of the ABI. */
final class EnvelopeCodec implements EventCodec {

    private static final HostType ANY = HostType.of(Object.class);

    private final PluginSerializer serializer;

    EnvelopeCodec(PluginSerializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public byte[] encode(PluginEvent event, PluginOperation operation) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("id", event.id());
        envelope.put("type", event.type());
        if (event.source() != null) {
            envelope.put("source", event.source());
        }
        envelope.put("timestamp", event.timestamp().toString());
        envelope.put("data", event.data());
        try {
            return serializer.write(envelope);
        } catch (IOException e) {
            throw new PluginSerializationException(operation,
                    "the event's data cannot be written as " + serializer.format().key() + ": " + Reasons.of(e), e);
        }
    }

    @Override
    public PluginResponse decode(byte[] response, PluginOperation operation) {
        if (response.length == 0) {
            throw new PluginDeserializationException(operation, "the plugin's response is empty.", null);
        }
        Object value;
        try {
            value = serializer.read(response, ANY);
        } catch (IOException e) {
            throw new PluginDeserializationException(operation, "the plugin's response cannot be read as "
                    + serializer.format().key() + ": " + Reasons.of(e), e);
        }
        if (value instanceof Map<?, ?> envelope && envelope.get("success") instanceof Boolean success) {
            return success ? PluginResponse.success(envelope.get("data")) : PluginResponse.failure(error(envelope, operation));
        }
        throw new PluginDeserializationException(operation,
                "the plugin's response is not an object with 'success': true or false.", null);
    }

    private static PluginError error(Map<?, ?> envelope, PluginOperation operation) {
        if (envelope.get("error") instanceof Map<?, ?> error && error.get("code") instanceof String code
                && error.get("message") instanceof String message) {
            return new PluginError(code, message);
        }
        throw new PluginDeserializationException(operation,
                "the plugin's response is not a success and has no 'error' with a 'code' and a 'message'.", null);
    }
}
