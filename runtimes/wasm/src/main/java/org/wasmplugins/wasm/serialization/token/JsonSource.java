package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;

/** Tokens that know the JSON that they were read from. */
interface JsonSource {

    /** The JSON from the beginning of the current token to the end of the value that begins with it, which is now current. */
    byte[] value() throws IOException;
}
