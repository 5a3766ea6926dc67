package org.wasmplugins.wasm;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;

/** JSON, with bounds of our own whatever the application's mapper allows itself. */
final class JsonTokens implements ValueTokens {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private final JsonFactory factory;
    private final JsonNames names;

    /**
     * @param names of the one plugin whose values these are; null for values of several, which must not share any: a hostile
     *        plugin could fill them for the others
     */
    JsonTokens(JsonFactory factory, JsonNames names) {
        this.factory = factory;
        this.names = names;
    }

    static JsonFactory newFactory() {
        return bounded().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    static JsonFactoryBuilder bounded() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JacksonSerializer.MAX_DEPTH)
                        .maxStringLength(JacksonSerializer.MAX_STRING_LENGTH)
                        .maxNameLength(JacksonSerializer.MAX_KEY_LENGTH)
                        .maxNumberLength(JacksonSerializer.MAX_NUMBER_LENGTH)
                        .build());
    }

    @Override
    public JsonParser parse(byte[] bytes) throws IOException {
        return names != null && isAscii(bytes) ? names.parse(bytes) : decoded(bytes);
    }

    /** Eight at a time. */
    static boolean isAscii(byte[] bytes) {
        long others = 0;
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            others |= (long) EIGHT.get(bytes, i);
        }
        for (; i < bytes.length; i++) {
            others |= bytes[i];
        }
        return (others & NOT_ASCII) == 0;
    }

    /** Decoded here, where what is not UTF-8 is refused: the factory would put other characters in its place. */
    private JsonParser decoded(byte[] bytes) throws IOException {
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
        var buffers = factory._getBufferRecycler();
        try (var bytes = new ByteArrayBuilder(buffers)) {
            try (var generator = factory.createGenerator(bytes)) {
                body.to(generator);
            }
            return bytes.getClearAndRelease();
        } finally {
            buffers.releaseToPool();
        }
    }
}
