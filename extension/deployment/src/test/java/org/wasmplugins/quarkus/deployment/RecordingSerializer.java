package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A serializer of the application that remembers that it was used. */
abstract class RecordingSerializer implements PluginSerializer {

    private final PluginSerializer real;
    final Queue<String> used = new ConcurrentLinkedQueue<>();

    RecordingSerializer(SerializationFormat format, ObjectMapper mapper) {
        real = new JacksonSerializer(format, mapper);
    }

    @Override
    public SerializationFormat format() {
        return real.format();
    }

    @Override
    public byte[] write(Object value) throws IOException {
        used.add("write");
        return real.write(value);
    }

    @Override
    public Object read(byte[] bytes, HostType type) throws IOException {
        used.add("read");
        return real.read(bytes, type);
    }
}
