package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;

/** Tokens that give access to their JSON text. */
interface JsonSource {

    /** Returns the JSON of the value that begins with the current token. Moves to the end of that value. */
    byte[] value() throws IOException;
}
