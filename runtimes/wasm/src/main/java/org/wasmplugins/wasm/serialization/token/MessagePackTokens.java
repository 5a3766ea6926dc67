package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.List;

import org.msgpack.core.MessagePackException;
import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/**
 * Reads and writes MessagePack. Presents it to the mapper as Jackson's own tokens, so that values are converted as from JSON.
 */
public final class MessagePackTokens implements ValueTokens {

    private static final String WITHOUT_UNSAFE = "msgpack.universal-buffer";

    /**
     * Configures the library before its first use. By default it reads and writes past the JVM's checks, and JVMs from 24 on
     * warn of that.
     */
    public MessagePackTokens() {
        if (System.getProperty(WITHOUT_UNSAFE) == null) {
            System.setProperty(WITHOUT_UNSAFE, "true");
        }
    }

    @Override
    public JsonParser parse(byte[] bytes) throws IOException {
        // Not closed: there is nothing to close, and the parser still reads from it.
        var tokens = new TokenBuffer(null, false);
        if (bytes.length > 0) {
            read(bytes, tokens);
        }
        return new ExactParser(tokens.asParser());
    }

    private static void read(byte[] bytes, JsonGenerator into) throws IOException {
        try {
            new MessagePackReader(bytes, into).readAll();
        } catch (MessagePackException e) {
            throw noMessagePack(e);
        }
    }

    private static IOException noMessagePack(MessagePackException cause) {
        return new IOException("the bytes are no MessagePack: " + cause.getMessage(), cause);
    }

    @Override
    public void copy(byte[] value, JsonGenerator into) throws IOException {
        if (value.length == 0) {
            into.writeNull();
        } else {
            read(value, into);
        }
    }

    @Override
    public byte[] value(JsonParser parser) throws IOException {
        return generate(parser.getCodec(), generator -> generator.copyCurrentStructure(parser));
    }

    @Override
    public List<SerializedValue> elements(byte[] array) throws IOException {
        try {
            return MessagePackElements.of(array);
        } catch (MessagePackException e) {
            throw noMessagePack(e);
        }
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
