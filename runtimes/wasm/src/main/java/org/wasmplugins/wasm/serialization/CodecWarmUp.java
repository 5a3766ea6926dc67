package org.wasmplugins.wasm.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginOperation;

/** Writes an event and reads a response, as calls do, to load their classes. No plugin takes part. */
public final class CodecWarmUp {

    private static final String NAME = "warm-up";
    private static final Map<String, Object> VALUES = Map.of("text", NAME, "list", List.of(1, true));

    private CodecWarmUp() {
    }

    public static void run(RawCodec codec) {
        var operation = new PluginOperation(PluginId.of(NAME), null, NAME);
        codec.decode(codec.encode(PluginEvent.to(NAME, NAME, new byte[0]), operation), HostType.ANY, operation);
    }

    public static void run(JacksonSerializer serializer) {
        var codec = new EnvelopeCodec(serializer);
        var operation = new PluginOperation(PluginId.of(NAME), null, NAME);
        codec.encode(PluginEvent.to(NAME, NAME, VALUES), operation);
        codec.decode(answer(serializer), HostType.ANY, operation);
    }

    private static byte[] answer(JacksonSerializer serializer) {
        try {
            return serializer.write(Map.of("success", true, "data", VALUES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
