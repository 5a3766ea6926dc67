package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;

/** Parses JSON that is already decoded to characters. */
final class JsonTextParser extends ExactParser implements JsonSource {

    private final char[] text;

    /** @param text characters in an array */
    JsonTextParser(JsonFactory factory, CharBuffer text) throws IOException {
        super(factory.createParser(text.array(), text.arrayOffset(), text.length()));
        this.text = text.array();
    }

    @Override
    public byte[] value() throws IOException {
        int start = (int) currentTokenLocation().getCharOffset();
        JsonTokens.skip(this);
        int end = (int) currentLocation().getCharOffset();
        return new String(text, start, end - start).getBytes(StandardCharsets.UTF_8);
    }
}
