package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.List;

import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;

/** Reads and writes the values of one format as tokens. May be used from any thread. */
public interface ValueTokens {

    /** Returns the tokens of untrusted bytes. Bytes with more than one value give more tokens, or fail. */
    JsonParser parse(byte[] bytes) throws IOException;

    /** Copies a value that is already serialized. Fails if the bytes are not exactly one value. */
    void copy(byte[] value, JsonGenerator into) throws IOException;

    /** Returns the bytes of the value that begins with the current token. Moves to its last token. */
    byte[] value(JsonParser parser) throws IOException;

    /** Returns the elements of an array, of any type. */
    List<SerializedValue> elements(byte[] array) throws IOException;

    /** Returns the bytes of the one value that {@code body} generates. */
    byte[] generate(ObjectCodec codec, Body body) throws IOException;

    /** Generates a value. */
    @FunctionalInterface
    interface Body {

        void to(JsonGenerator generator) throws IOException;
    }
}
