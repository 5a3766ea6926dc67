package org.wasmplugins.wasm;

import java.io.IOException;
import java.util.ArrayList;

import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Lets values pass that are written already, token by token: one that is no value cannot change what is around it. */
final class SerializedValueModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    SerializedValueModule(ValueTokens tokens) {
        super("wasm-plugins-serialized-value");
        addSerializer(new Writer(tokens));
        addSerializer(new EventEnvelope.Writer());
        addDeserializer(SerializedValue.class, new Reader(tokens));
        addDeserializer(ResponseEnvelope.class, new ResponseReader());
        addDeserializer(SerializedArray.class, new ArrayReader(new Reader(tokens)));
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
            try (var parser = tokens.parse(value.bytes())) {
                if (parser.nextToken() == null) {
                    generator.writeNull();
                    return;
                }
                generator.copyCurrentStructure(parser);
                if (parser.nextToken() != null) {
                    throw new JsonParseException(parser, "There is more than one value.");
                }
            }
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
            return new SerializedValue(tokens.generate(parser.getCodec(), generator -> generator.copyCurrentStructure(parser)));
        }
    }

    private static final class ArrayReader extends StdDeserializer<SerializedArray> {

        private static final long serialVersionUID = 1L;
        private final transient Reader element;

        ArrayReader(Reader element) {
            super(SerializedArray.class);
            this.element = element;
        }

        @Override
        public SerializedArray deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                throw new JsonParseException(parser, "It is not an array.");
            }
            var values = new ArrayList<SerializedValue>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                // A value takes a hundred times the memory of the two bytes that it can have.
                if (values.size() == SerializedArray.MOST) {
                    throw new JsonParseException(parser, "It has more than " + SerializedArray.MOST + " values.");
                }
                values.add(element.deserialize(parser, context));
            }
            return new SerializedArray(values);
        }
    }
}
