package org.wasmplugins.wasm;

import java.io.IOException;

import org.msgpack.core.MessagePackException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/** MessagePack. What the mapper sees are Jackson's own tokens, so that it converts them as it converts those of JSON. */
final class MessagePackTokens implements ValueTokens {

    private static final String WITHOUT_UNSAFE = "msgpack.universal-buffer";

    /** Before the library is used: it would read and write past the JVM's checks, which JVMs from 24 on warn of. */
    MessagePackTokens() {
        if (System.getProperty(WITHOUT_UNSAFE) == null) {
            System.setProperty(WITHOUT_UNSAFE, "true");
        }
    }

    @Override
    public JsonParser parse(byte[] bytes) throws IOException {
        // Not closed: it has nothing to close, and the parser reads from it.
        var tokens = new TokenBuffer(null, false);
        try {
            if (bytes.length > 0) {
                new MessagePackReader(bytes, tokens).readAll();
            }
        } catch (MessagePackException e) {
            throw new IOException("the bytes are no MessagePack: " + e.getMessage(), e);
        }
        return tokens.asParser();
    }

    @Override
    public byte[] generate(ObjectCodec codec, Body body) throws IOException {
        try (var tokens = new TokenBuffer(codec, false)) {
            body.to(tokens);
            return MessagePackWriter.write(tokens);
        } catch (MessagePackException | UnsupportedOperationException e) {
            throw new IOException("the value cannot be expressed: " + e.getMessage(), e);
        }
    }
}
