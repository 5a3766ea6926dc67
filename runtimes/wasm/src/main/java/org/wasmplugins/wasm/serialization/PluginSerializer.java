package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

/**
 * Writes and reads values in one format. May be used from any thread.
 *
 * <p>
 * Besides the values of the application it writes the event, a {@code Map}, and reads the response, a
 * {@link ResponseEnvelope} whose type argument is the type of the answer; both may hold an
 * {@link org.wasmplugins.SerializedValue}, the bytes of one value in this format. What is read comes from plugins: depth and
 * size have to be bounded.
 */
public interface PluginSerializer {

    /**
     * @return the format, never null
     */
    SerializationFormat format();

    /**
     * @param value what to write; may be null
     * @return its bytes, never null
     * @throws IOException if the value cannot be written
     */
    byte[] write(Object value) throws IOException;

    /**
     * @param bytes what to read, not to be trusted
     * @param type what is wanted; {@code Object} for plain values
     * @return the value; may be null
     * @throws IOException if the bytes are not of the format, hold more than one value, or do not fit the type
     */
    Object read(byte[] bytes, HostType type) throws IOException;

    /**
     * A serializer for one plugin. What reading a plugin's bytes leaves behind, names for example, stays in it and so away from
     * other plugins.
     *
     * @return this one if nothing is left behind; never null
     */
    default PluginSerializer forPlugin() {
        return this;
    }
}
