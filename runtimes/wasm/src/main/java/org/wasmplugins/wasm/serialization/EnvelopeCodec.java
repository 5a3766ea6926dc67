package org.wasmplugins.wasm.serialization;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginError;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;

/** Writes events and reads responses in the envelope of the ABI. */
public final class EnvelopeCodec implements EventCodec {

    private final PluginSerializer serializer;
    /** The type of the last response, set by any thread. Kept because clients ask for the same type again and again. */
    private Wanted last = new Wanted(HostType.ANY);

    /** A type of answers and the type of the responses that contain them. */
    private record Wanted(HostType answer, HostType response) {

        Wanted(HostType answer) {
            this(answer, new HostType(ResponseEnvelope.class, List.of(answer)));
        }
    }

    public EnvelopeCodec(PluginSerializer serializer) {
        this.serializer = new CheckedSerializer(serializer);
    }

    @Override
    public byte[] encode(PluginEvent event, PluginOperation operation) {
        try {
            return serializer.write(new EventEnvelope(event));
        } catch (IOException e) {
            throw new PluginSerializationException(operation,
                    "the event's data cannot be written as " + serializer.format().key() + ": " + SerializerMessages.of(e), e);
        }
    }

    @Override
    public Optional<BatchCodec> batches() {
        return Optional.of(new BatchCodec(this, serializer));
    }

    @Override
    public PluginResponse decode(byte[] response, HostType answer, PluginOperation operation) {
        if (response.length == 0) {
            throw new PluginDeserializationException(operation, "the plugin's response is empty.");
        }
        ResponseEnvelope<?> envelope = read(response, answer, operation);
        if (envelope.success() instanceof Boolean success) {
            return success ? PluginResponse.success(envelope.data())
                    : PluginResponse.failure(error(envelope.error(), operation));
        }
        throw noEnvelope(operation);
    }

    private ResponseEnvelope<?> read(byte[] response, HostType answer, PluginOperation operation) {
        try {
            if (serializer.read(response, responseWith(answer)) instanceof ResponseEnvelope<?> envelope) {
                return envelope;
            }
        } catch (IOException e) {
            if (isNoObject(response)) {
                throw noEnvelope(operation);
            }
            throw new PluginDeserializationException(operation, "the plugin's response cannot be read as "
                    + serializer.format().key() + (answer.equals(HostType.ANY) ? "" : " with a " + answer) + ": "
                    + SerializerMessages.of(e), e);
        }
        throw noEnvelope(operation);
    }

    private HostType responseWith(HostType answer) {
        Wanted wanted = last;
        if (wanted.answer != answer) {
            wanted = new Wanted(answer);
            last = wanted;
        }
        return wanted.response;
    }

    private boolean isNoObject(byte[] response) {
        try {
            return !(serializer.read(response, HostType.ANY) instanceof Map<?, ?>);
        } catch (IOException e) {
            return false;
        }
    }

    private static PluginDeserializationException noEnvelope(PluginOperation operation) {
        return new PluginDeserializationException(operation,
                "the plugin's response is not an object with 'success': true or false.");
    }

    private static PluginError error(Object found, PluginOperation operation) {
        if (found instanceof Map<?, ?> error && error.get("code") instanceof String code
                && error.get("message") instanceof String message) {
            return new PluginError(code, message);
        }
        throw new PluginDeserializationException(operation,
                "the plugin's response is not a success and has no 'error' with a 'code' and a 'message'.");
    }
}
