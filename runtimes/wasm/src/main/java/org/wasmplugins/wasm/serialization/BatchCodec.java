package org.wasmplugins.wasm.serialization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.wasm.serialization.token.SerializedArray;

/** Writes events as one array, and reads the array of their responses. */
public final class BatchCodec {

    private static final HostType ARRAY = HostType.of(SerializedArray.class);

    private final EnvelopeCodec codec;
    private final PluginSerializer serializer;

    BatchCodec(EnvelopeCodec codec, PluginSerializer serializer) {
        this.codec = codec;
        this.serializer = serializer;
    }

    public EventBatch encode(List<PluginEvent> events, List<HostType> answers, PluginOperation operation) {
        var batch = new EventBatch(this, answers, operation);
        try {
            batch.input(serializer.write(events.stream().map(EventEnvelope::new).toList()));
        } catch (IOException e) {
            encodeEach(events, batch, operation);
        }
        return batch;
    }

    /** Writes the events one by one, so that only those fail that cannot be written. */
    private void encodeEach(List<PluginEvent> events, EventBatch batch, PluginOperation operation) {
        var written = new ArrayList<SerializedValue>();
        for (int i = 0; i < events.size(); i++) {
            try {
                written.add(new SerializedValue(codec.encode(events.get(i), operation)));
            } catch (PluginSerializationException e) {
                batch.set(i, PluginOutcome.of(e));
            }
        }
        try {
            batch.input(serializer.write(written));
        } catch (IOException e) {
            throw new PluginSerializationException(operation, "the events cannot be written as "
                    + serializer.format().key() + ": " + SerializerMessages.of(e), e);
        }
    }

    List<SerializedValue> elements(byte[] output, int expected, PluginOperation operation) {
        if (output.length == 0) {
            throw new PluginDeserializationException(operation, "the plugin's response to " + expected + " events is empty.");
        }
        int found;
        try {
            if (serializer.read(output, ARRAY) instanceof SerializedArray array) {
                if (array.values().size() == expected) {
                    return array.values();
                }
                found = array.values().size();
            } else {
                throw notAnArray(expected, "null", null, operation);
            }
        } catch (IOException e) {
            throw notAnArray(expected, SerializerMessages.of(e), e, operation);
        }
        throw new PluginDeserializationException(operation, "the plugin gave " + found + " responses to " + expected
                + " events; there must be one for each, in their order.");
    }

    private PluginDeserializationException notAnArray(int expected, String reason, IOException cause,
            PluginOperation operation) {
        return new PluginDeserializationException(operation, "the plugin's response to " + expected
                + " events cannot be read as an array in " + serializer.format().key() + ": " + reason, cause);
    }

    PluginOutcome decode(SerializedValue element, HostType answer, PluginOperation operation) {
        try {
            return PluginOutcome.of(codec.decode(element.bytes(), answer, operation));
        } catch (PluginDeserializationException e) {
            return PluginOutcome.of(e);
        }
    }
}
