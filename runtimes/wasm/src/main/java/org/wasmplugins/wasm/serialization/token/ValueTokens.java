package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.List;

import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;

/** Values of one format as tokens. May be used from any thread. */
public interface ValueTokens {

    /** The tokens of bytes that are not to be trusted; more than one value gives more tokens, or fails. */
    JsonParser parse(byte[] bytes) throws IOException;

    /** Writes a value that is written already, if it is one and no more. */
    void copy(byte[] value, JsonGenerator into) throws IOException;

    /** The bytes of the value that begins with the current token; after this its last token is the current one. */
    byte[] value(JsonParser parser) throws IOException;

    /** The elements of an array, whatever they are. */
    List<SerializedValue> elements(byte[] array) throws IOException;

    /** The bytes of the one value that {@code body} generates. */
    byte[] generate(ObjectCodec codec, Body body) throws IOException;

    /** Generates a value. */
    @FunctionalInterface
    interface Body {

        void to(JsonGenerator generator) throws IOException;
    }
}
