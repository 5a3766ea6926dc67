package org.wasmplugins.quarkus.runtime.payload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

/** Converts the values of plugins for code that calls plugins on behalf of an application. */
public final class Payloads {

    private Payloads() {
    }

    /**
     * @param value a payload
     * @return a {@link org.wasmplugins.SerializedValue} for bytes, which are serialized already; any other value unchanged
     */
    public static Object serialized(Object value) {
        if (value instanceof byte[] bytes) {
            return new SerializedValue(bytes);
        }
        return value instanceof Buffer buffer ? new SerializedValue(buffer.getBytes()) : value;
    }

    /**
     * @param mapper the mapper that converts the value
     * @param json one value
     * @return the value, in the form of plugins' answers without a given type; may be null
     * @throws IOException if the text is not JSON
     */
    public static Object ofJson(ObjectMapper mapper, String json) throws IOException {
        return new JacksonSerializer(SerializationFormat.JSON, mapper).read(json.getBytes(StandardCharsets.UTF_8),
                HostType.ANY);
    }

    /**
     * @param response a plugin's answer
     * @param operation the operation that the plugin answers
     * @return the data of the answer
     * @throws PluginResponseException if the plugin answered that it could not handle the event
     */
    public static Object data(PluginResponse response, PluginOperation operation) {
        if (!response.success()) {
            throw new PluginResponseException(operation, response.error());
        }
        return response.data();
    }
}
