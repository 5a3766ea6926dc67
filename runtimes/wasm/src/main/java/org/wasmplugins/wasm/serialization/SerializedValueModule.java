package org.wasmplugins.wasm.serialization;

import java.io.IOException;

import org.wasmplugins.SerializedValue;
import org.wasmplugins.wasm.serialization.token.ValueTokens;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/**
 * Copies values that are already serialized. Checks that each is one whole value, so that it cannot change the text around
 * it.
 */
final class SerializedValueModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    SerializedValueModule(ValueTokens tokens) {
        super("wasm-plugins-serialized-value");
        addSerializer(new Writer(tokens));
        addSerializer(new EventEnvelope.Writer());
        addDeserializer(SerializedValue.class, new Reader(tokens));
        addDeserializer(ResponseEnvelope.class, new ResponseReader());
    }

    private static final class Writer extends StdSerializer<SerializedValue> {

        private static final long serialVersionUID = 1L;
        private final transient ValueTokens tokens;

        Writer(ValueTokens tokens) {
            super(SerializedValue.class);
            this.tokens = tokens;
        }

        @Override
        public void serialize(SerializedValue value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            tokens.copy(value.bytes(), generator);
        }
    }

    private static final class Reader extends StdDeserializer<SerializedValue> {

        private static final long serialVersionUID = 1L;
        private final transient ValueTokens tokens;

        Reader(ValueTokens tokens) {
            super(SerializedValue.class);
            this.tokens = tokens;
        }

        @Override
        public SerializedValue deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new SerializedValue(tokens.value(parser));
        }
    }
}
