package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;

/** Reads and writes JSON, with our own bounds instead of those of the application's mapper. */
public final class JsonTokens implements ValueTokens {

    private final JsonFactory factory;
    private final FieldNameCache names;

    /**
     * @param names the names of the one plugin whose values these are; null for values of several plugins, which must not
     *        share names: a hostile plugin could fill the table for the others
     */
    public JsonTokens(JsonFactory factory, FieldNameCache names) {
        this.factory = factory;
        this.names = names;
    }

    public static JsonFactory newFactory() {
        return new JsonWriters(bounded().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));
    }

    static JsonFactoryBuilder bounded() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ReadLimits.MAX_DEPTH)
                        .maxStringLength(ReadLimits.MAX_STRING_LENGTH)
                        .maxNameLength(ReadLimits.MAX_KEY_LENGTH)
                        .maxNumberLength(ReadLimits.MAX_NUMBER_LENGTH)
                        .build());
    }

    @Override
    public JsonParser parse(byte[] bytes) throws IOException {
        if (JsonBytes.haveBackslash(bytes)) {
            Surrogates.requireWhole(bytes);
        }
        return names != null && JsonBytes.areAscii(bytes) ? names.parse(bytes) : decoded(bytes);
    }

    /**
     * Decodes the bytes here, to refuse bytes that are not UTF-8. Jackson's factory would replace them with other characters.
     */
    private JsonParser decoded(byte[] bytes) throws IOException {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IOException("the bytes are not UTF-8.", e);
        }
        return new JsonTextParser(factory, text);
    }

    @Override
    public void copy(byte[] value, JsonGenerator into) throws IOException {
        try (JsonParser parser = parse(value)) {
            if (parser.nextToken() == null) {
                into.writeNull();
                return;
            }
            skip(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "There is more than one value.");
            }
        }
        // Copied unchanged: Java's numbers could lose digits.
        into.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] value(JsonParser parser) throws IOException {
        return parser instanceof JsonSource source ? source.value()
                : generate(parser.getCodec(), generator -> generator.copyCurrentStructure(parser));
    }

    /** Moves to the end of the value that begins with the current token. Fails if the value cannot be read. */
    static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                parser.finishToken();
            } else if (token.isNumeric() && parser.getTextLength() > ReadLimits.MAX_NUMBER_LENGTH) {
                throw new JsonParseException(parser, "There is a number of " + parser.getTextLength()
                        + " characters; allowed are " + ReadLimits.MAX_NUMBER_LENGTH + ".");
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    @Override
    public List<SerializedValue> elements(byte[] array) throws IOException {
        return JsonElements.of(array);
    }

    @Override
    public byte[] generate(ObjectCodec codec, Body body) throws IOException {
        BufferRecycler buffers = factory._getBufferRecycler();
        try (var bytes = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator generator = factory.createGenerator(bytes)) {
                body.to(generator);
            }
            byte[] json = bytes.getClearAndRelease();
            if (JsonBytes.haveBackslash(json)) {
                Surrogates.requireWhole(json);
            }
            return json;
        } finally {
            buffers.releaseToPool();
        }
    }
}
