package org.wasmplugins.wasm;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;

/** Values of one format as tokens. May be used from any thread. */
interface ValueTokens {

    /** The tokens of bytes that are not to be trusted; more than one value gives more tokens, or fails. */
    JsonParser parse(byte[] bytes) throws IOException;

    /** The bytes of the one value that {@code body} generates. */
    byte[] generate(ObjectCodec codec, Body body) throws IOException;

    /** Generates a value. */
    @FunctionalInterface
    interface Body {

        void to(JsonGenerator generator) throws IOException;
    }
}
