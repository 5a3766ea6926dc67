package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

/**
 * Writes and reads values in one format. May be used from any thread.
 *
 * <p>
 * Besides the application's values it writes the event, a {@code Map}, and reads the response, a {@link ResponseEnvelope}
 * whose type argument is the type of the answer. Both may contain an {@link org.wasmplugins.SerializedValue}, the bytes of
 * one value in this format. The bytes that it reads come from plugins, so it must bound their depth and size.
 */
public interface PluginSerializer {

    /**
     * @return the format, never null
     */
    SerializationFormat format();

    /**
     * @param value the value to write; may be null
     * @return its bytes, never null
     * @throws IOException if the value cannot be written
     */
    byte[] write(Object value) throws IOException;

    /**
     * @param bytes the bytes to read, not to be trusted
     * @param type the type of the value; {@code Object} for plain values
     * @return the value; may be null
     * @throws IOException if the bytes are not of the format, contain more than one value, or do not fit the type
     */
    Object read(byte[] bytes, HostType type) throws IOException;

    /**
     * Returns a serializer for one plugin. It keeps what it learns from the plugin's bytes, for example names, away from
     * other plugins.
     *
     * @return this serializer if it learns nothing; never null
     */
    default PluginSerializer forPlugin() {
        return this;
    }
}
