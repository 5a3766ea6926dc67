package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

/**
 * Whatever the classes of values throw, or a serializer of the application's, is the fault of the value: it fails like one that
 * cannot be written or read. Only errors of the JVM itself go on as they are.
 */
public final class CheckedSerializer implements PluginSerializer {

    private final PluginSerializer serializer;

    public CheckedSerializer(PluginSerializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public SerializationFormat format() {
        return serializer.format();
    }

    @Override
    public byte[] write(Object value) throws IOException {
        try {
            return serializer.write(value);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new IOException(e.toString(), e);
        }
    }

    @Override
    public Object read(byte[] bytes, HostType type) throws IOException {
        try {
            return serializer.read(bytes, type);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new IOException(e.toString(), e);
        }
    }
}
