package org.wasmplugins.wasm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** JSON, with bounds of our own whatever the application's mapper allows itself. */
final class JsonTokens implements ValueTokens {

    private final JsonFactory factory;

    JsonTokens(JsonFactory factory) {
        this.factory = factory;
    }

    /** Without tables of names: all plugins would share them, and a hostile one could fill them for the others. */
    static JsonFactory newFactory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JacksonSerializer.MAX_DEPTH)
                        .maxStringLength(JacksonSerializer.MAX_STRING_LENGTH)
                        .maxNameLength(JacksonSerializer.MAX_KEY_LENGTH)
                        .maxNumberLength(JacksonSerializer.MAX_NUMBER_LENGTH)
                        .build())
                .build();
    }

    /** Decoded here, where what is not UTF-8 is refused: the factory would put other characters in its place. */
    @Override
    public JsonParser parse(byte[] bytes) throws IOException {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IOException("the bytes are not UTF-8.", e);
        }
        return factory.createParser(text.array(), text.arrayOffset(), text.length());
    }

    @Override
    public byte[] generate(ObjectCodec codec, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var generator = factory.createGenerator(bytes)) {
            body.to(generator);
        }
        return bytes.toByteArray();
    }
}
