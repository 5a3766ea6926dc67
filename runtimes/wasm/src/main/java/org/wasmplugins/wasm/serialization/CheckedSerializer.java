package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

/**
 * Turns unchecked exceptions of a serializer, or of the classes of values, into an {@link IOException}: the value could not
 * be written or read. Only errors of the JVM itself pass unchanged.
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
