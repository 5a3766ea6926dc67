package org.wasmplugins.wasm.chicory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads those parts of a module's binary format that the engine does not read. */
final class ByteReader {

    private static final int MOST_BYTES_OF_A_NUMBER = 5;
    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;
    private static final int TAG = 4;
    private static final int REFERENCE = 0x64;
    private static final int NULLABLE_REFERENCE = 0x63;

    private final byte[] bytes;
    private final int end;
    int position;

    ByteReader(byte[] bytes, int begin, int end) {
        this.bytes = bytes;
        this.position = begin;
        this.end = end;
    }

    boolean hasMore() {
        return position < end;
    }

    int next() throws DamagedBytesException {
        if (position >= end) {
            throw new DamagedBytesException("it ends too soon");
        }
        return bytes[position++] & 0xFF;
    }

    /** Reads an unsigned 32-bit number: a count, a size or an index. */
    int number() throws DamagedBytesException {
        long number = 0;
        for (int i = 0; i < MOST_BYTES_OF_A_NUMBER; i++) {
            int next = next();
            number |= (long) (next & 0x7F) << 7 * i;
            if (next < 0x80) {
                return (int) Math.min(number, Integer.MAX_VALUE);
            }
        }
        throw new DamagedBytesException("a number is too long");
    }

    /** Reads a size and returns a reader of that many bytes. */
    ByteReader part() throws DamagedBytesException {
        int size = number();
        if (size > end - position) {
            throw new DamagedBytesException("a size is larger than what is there");
        }
        position += size;
        return new ByteReader(bytes, position - size, position);
    }

    String text() throws DamagedBytesException {
        ByteReader text = part();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, text.position, text.end - text.position))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DamagedBytesException("a name is not UTF-8");
        }
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, position, end);
    }

    /** Skips an import's kind and type, which follow its names. */
    void skipImport() throws DamagedBytesException {
        switch (next()) {
            case FUNCTION -> number();
            case TABLE -> {
                skipType();
                skipLimits();
            }
            case MEMORY -> skipLimits();
            case GLOBAL -> {
                skipType();
                next();
            }
            case TAG -> {
                next();
                number();
            }
            default -> throw new DamagedBytesException("an import is of an unknown kind");
        }
    }

    /** @return the code of the type */
    int skipType() throws DamagedBytesException {
        int type = next();
        if (type == REFERENCE || type == NULLABLE_REFERENCE) {
            number();
        }
        return type;
    }

    /** @return the minimum */
    int skipLimits() throws DamagedBytesException {
        boolean hasMaximum = (next() & 1) != 0;
        int least = number();
        if (hasMaximum) {
            number();
        }
        return least;
    }
}
