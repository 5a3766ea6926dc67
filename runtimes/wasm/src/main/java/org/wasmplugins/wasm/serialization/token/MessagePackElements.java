package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.wasmplugins.SerializedValue;

/** Splits a MessagePack array into its elements, as {@link JsonElements} does for JSON. */
final class MessagePackElements {

    private final byte[] bytes;
    private final MessageUnpacker unpacker;

    private MessagePackElements(byte[] bytes) {
        this.bytes = bytes;
        this.unpacker = MessagePack.newDefaultUnpacker(bytes);
    }

    static List<SerializedValue> of(byte[] bytes) throws IOException {
        return new MessagePackElements(bytes).split();
    }

    private List<SerializedValue> split() throws IOException {
        if (!unpacker.hasNext() || !unpacker.getNextFormat().getValueType().isArrayType()) {
            throw new IOException("It is not an array.");
        }
        int size = unpacker.unpackArrayHeader();
        SerializedArray.checkSize(size);
        var elements = new ArrayList<SerializedValue>();
        for (int i = 0; i < size; i++) {
            int start = at();
            skip();
            elements.add(new SerializedValue(Arrays.copyOfRange(bytes, start, at())));
        }
        if (unpacker.hasNext()) {
            throw new IOException("Something follows the array (at byte " + at() + ").");
        }
        return elements;
    }

    private int at() {
        return (int) unpacker.getTotalReadBytes();
    }

    /** Skips one value, without recursion. Does not check how deep it is nested; its reader does. */
    private void skip() throws IOException {
        for (long open = 1; open > 0; open--) {
            switch (unpacker.getNextFormat().getValueType()) {
                case ARRAY -> open += unpacker.unpackArrayHeader();
                case MAP -> open += 2L * unpacker.unpackMapHeader();
                case STRING -> skip(unpacker.unpackRawStringHeader());
                case BINARY -> skip(unpacker.unpackBinaryHeader());
                case EXTENSION -> skip(unpacker.unpackExtensionTypeHeader().getLength());
                default -> unpacker.skipValue();
            }
            if (open > bytes.length) {
                throw new IOException("More values are declared than there are (at byte " + at() + ").");
            }
        }
    }

    private void skip(int length) throws IOException {
        if (length > bytes.length - at()) {
            throw new IOException(length + " bytes are declared; " + (bytes.length - at()) + " follow.");
        }
        unpacker.readPayloadAsReference(length);
    }
}
