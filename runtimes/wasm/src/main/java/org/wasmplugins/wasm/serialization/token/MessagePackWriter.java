package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/** Writes tokens as MessagePack. */
final class MessagePackWriter {

    private static final int MOST_DIGITS = 20;

    /**
     * The buffer is small, as most events are; larger events use several. The JVM encodes text of any length, in less than a
     * fifth of the library's time for long text.
     */
    private static final MessagePack.PackerConfig PACKERS = new MessagePack.PackerConfig().withBufferSize(512)
            .withSmallStringOptimizationThreshold(Integer.MAX_VALUE);

    private MessagePackWriter() {
    }

    static byte[] write(TokenBuffer tokens) throws IOException {
        try (MessageBufferPacker packer = PACKERS.newBufferPacker();
                JsonParser sizing = tokens.asParser();
                JsonParser parser = tokens.asParser()) {
            Iterator<Integer> sizes = sizes(sizing).iterator();
            while (parser.nextToken() != null) {
                writeToken(packer, parser, sizes);
            }
            return packer.toByteArray();
        }
    }

    /**
     * Returns the number of elements of each container, in the order of their starts. MessagePack writes it before the
     * elements.
     */
    private static List<Integer> sizes(JsonParser parser) throws IOException {
        var sizes = new ArrayList<Integer>();
        var open = new ArrayDeque<Integer>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                open.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                if (!open.isEmpty()) {
                    sizes.set(open.peek(), sizes.get(open.peek()) + 1);
                }
                if (token.isStructStart()) {
                    open.push(sizes.size());
                    sizes.add(0);
                }
            }
        }
        return sizes;
    }

    private static void writeToken(MessageBufferPacker packer, JsonParser parser, Iterator<Integer> sizes)
            throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> packer.packMapHeader(sizes.next());
            case START_ARRAY -> packer.packArrayHeader(sizes.next());
            case END_OBJECT, END_ARRAY -> {
            }
            case FIELD_NAME -> packer.packString(Surrogates.whole(parser.currentName()));
            case VALUE_STRING -> packer.packString(Surrogates.whole(parser.getText()));
            case VALUE_TRUE -> packer.packBoolean(true);
            case VALUE_FALSE -> packer.packBoolean(false);
            case VALUE_NULL -> packer.packNil();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writeNumber(packer, number(parser));
            default -> writeEmbedded(packer, parser.getEmbeddedObject());
        }
    }

    /** Returns the current number. A serializer may have written it as text. */
    private static Number number(JsonParser parser) throws IOException {
        if (!(parser.getNumberValueDeferred() instanceof String text)) {
            return parser.getNumberValue();
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unwritable("'" + text + "'");
        }
    }

    private static void writeNumber(MessageBufferPacker packer, Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            // The decimal that JSON shows: 0.1f is written as 0.1, not as its double value 0.10000000149011612.
            writeDouble(packer, number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue());
        } else if (number instanceof BigDecimal value) {
            writeDecimal(packer, value);
        } else if (number instanceof BigInteger value) {
            writeInteger(packer, value);
        } else {
            packer.packLong(number.longValue());
        }
    }

    private static void writeDouble(MessageBufferPacker packer, double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IOException("There is " + number + ", for which JSON has no number.");
        }
        packer.packDouble(number);
    }

    /** Writes a decimal, and refuses it if it would change: it may be money. */
    private static void writeDecimal(MessageBufferPacker packer, BigDecimal value) throws IOException {
        if ((long) value.precision() - value.scale() <= MOST_DIGITS && value.stripTrailingZeros().scale() <= 0) {
            writeInteger(packer, value.toBigIntegerExact());
            return;
        }
        if (!Decimals.isDouble(value)) {
            throw unwritable("the number " + value);
        }
        packer.packDouble(value.doubleValue());
    }

    private static void writeInteger(MessageBufferPacker packer, BigInteger value) throws IOException {
        if (value.bitLength() > (value.signum() < 0 ? Long.SIZE - 1 : Long.SIZE)) {
            throw unwritable("the number " + value);
        }
        packer.packBigInteger(value);
    }

    private static void writeEmbedded(MessageBufferPacker packer, Object value) throws IOException {
        if (!(value instanceof byte[] bytes)) {
            throw unwritable(value == null ? "an empty object" : "a " + value.getClass().getName());
        }
        packer.packBinaryHeader(bytes.length);
        packer.writePayload(bytes);
    }

    private static IOException unwritable(String what) {
        return new IOException(what + " has no place in MessagePack, which has integers of 64 bits, doubles, text and bytes.");
    }
}
