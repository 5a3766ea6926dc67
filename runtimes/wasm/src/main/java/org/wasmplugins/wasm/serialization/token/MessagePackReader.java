package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;
import org.wasmplugins.Text;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Reads one MessagePack value that has the shape of JSON, or binary data. The bytes are hostile: no declared size is
 * allocated before its bytes are known to be there.
 */
final class MessagePackReader {

    private final byte[] bytes;
    private final MessageUnpacker unpacker;
    private final JsonGenerator into;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    MessagePackReader(byte[] bytes, JsonGenerator into) {
        this.bytes = bytes;
        this.unpacker = MessagePack.newDefaultUnpacker(bytes);
        this.into = into;
    }

    void readAll() throws IOException {
        readValue(0);
        if (remaining() > 0) {
            throw problem("there is more than one value");
        }
    }

    private void readValue(int depth) throws IOException {
        switch (next()) {
            case NIL -> {
                unpacker.unpackNil();
                into.writeNull();
            }
            case BOOLEAN -> into.writeBoolean(unpacker.unpackBoolean());
            case INTEGER -> readInteger();
            case FLOAT -> into.writeNumber(readFloat());
            case STRING -> into.writeString(readString(ReadLimits.MAX_STRING_LENGTH));
            case BINARY -> into.writeBinary(unpacker.readPayload(available(unpacker.unpackBinaryHeader(), 1)));
            case ARRAY -> readArray(depth + 1);
            case MAP -> readMap(depth + 1);
            case EXTENSION -> throw problem("there is a value of an extension type, which plugins may not use");
        }
    }

    private ValueType next() throws IOException {
        if (remaining() == 0) {
            throw problem("the value is not complete");
        }
        return unpacker.getNextFormat().getValueType();
    }

    private double readFloat() throws IOException {
        double number = unpacker.unpackDouble();
        if (!Double.isFinite(number)) {
            throw problem("there is " + number + ", for which JSON has no number");
        }
        return number;
    }

    private void readInteger() throws IOException {
        if (unpacker.getNextFormat() == MessageFormat.UINT64) {
            BigInteger number = unpacker.unpackBigInteger();
            if (number.bitLength() >= Long.SIZE) {
                into.writeNumber(number);
            } else {
                writeLong(number.longValue());
            }
        } else {
            writeLong(unpacker.unpackLong());
        }
    }

    private void writeLong(long number) throws IOException {
        if (number == (int) number) {
            into.writeNumber((int) number);
        } else {
            into.writeNumber(number);
        }
    }

    private void readArray(int depth) throws IOException {
        int elements = available(unpacker.unpackArrayHeader(), 1);
        checkDepth(depth);
        into.writeStartArray();
        for (int i = 0; i < elements; i++) {
            readValue(depth);
        }
        into.writeEndArray();
    }

    private void readMap(int depth) throws IOException {
        int entries = available(unpacker.unpackMapHeader(), 2);
        checkDepth(depth);
        var keys = new HashSet<String>();
        into.writeStartObject();
        for (int i = 0; i < entries; i++) {
            String key = readKey();
            if (!keys.add(key)) {
                throw problem("the key '" + Text.printable(key) + "' is there a second time");
            }
            into.writeFieldName(key);
            readValue(depth);
        }
        into.writeEndObject();
    }

    /** Reads a key as a string. Guests in some languages write numbers as keys; in JSON the same keys are strings. */
    private String readKey() throws IOException {
        ValueType type = next();
        return switch (type) {
            case STRING -> readString(ReadLimits.MAX_KEY_LENGTH);
            case INTEGER -> unpacker.unpackBigInteger().toString();
            default -> throw problem("a key is a " + type + ", where only strings and integers may be");
        };
    }

    private String readString(int most) throws IOException {
        int length = available(unpacker.unpackRawStringHeader(), 1);
        if (length > most) {
            throw problem("there is a string of " + length + " bytes; allowed are " + most);
        }
        try {
            return utf8.decode(ByteBuffer.wrap(unpacker.readPayload(length))).toString();
        } catch (CharacterCodingException e) {
            throw problem("there is a string that is not UTF-8");
        }
    }

    /** Checks that the declared number of elements can be there: each takes at least some bytes. */
    private int available(int declared, int bytesEach) throws IOException {
        if ((long) declared * bytesEach > remaining()) {
            throw problem(declared + " bytes, elements or entries are declared; " + remaining() + " bytes follow");
        }
        return declared;
    }

    private long remaining() {
        return bytes.length - unpacker.getTotalReadBytes();
    }

    private void checkDepth(int depth) throws IOException {
        if (depth > ReadLimits.MAX_DEPTH) {
            throw problem("values are nested more than " + ReadLimits.MAX_DEPTH + " deep");
        }
    }

    private IOException problem(String what) {
        return new IOException(what + " (at byte " + unpacker.getTotalReadBytes() + ").");
    }
}
