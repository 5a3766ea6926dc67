package org.wasmplugins.wasm.chicory.wasi;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Passes each line to a consumer. Splits a line that is too long, never inside a character. Passes a line without an end when
 * the stream is flushed.
 */
final class LineStream extends OutputStream {

    static final int MAX_BYTES = 8_192;

    private final Consumer<String> lines;
    /** The buffer for the line. Small at first, as most guests write nothing. */
    private byte[] line = new byte[64];
    private int length;

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Checks for interrupts. One call of a guest can write its whole memory again and again, which would take hours. */
    @Override
    public void write(byte[] bytes, int from, int count) {
        WasiGuard.checkInterrupt();
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public synchronized void write(int next) {
        if (next == '\n') {
            WasiGuard.checkInterrupt();
            give(length);
            return;
        }
        if (length == MAX_BYTES) {
            WasiGuard.checkInterrupt();
            give(wholeCharacters());
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) next;
    }

    /** May be called from any thread, also after the guest has ended. */
    @Override
    public synchronized void flush() {
        if (length > 0) {
            give(length);
        }
    }

    private void give(int count) {
        var text = new String(line, 0, count, StandardCharsets.UTF_8);
        System.arraycopy(line, count, line, 0, length - count);
        length -= count;
        lines.accept(text);
    }

    /** Returns the number of bytes before an incomplete last character; all bytes if they are not UTF-8. */
    private int wholeCharacters() {
        for (int i = length - 1; i >= length - 3; i--) {
            int bytes = lengthOfCharacter(line[i]);
            if (bytes > 0) {
                return i + bytes > length ? i : length;
            }
        }
        return length;
    }

    /** Returns the length of a character by its first byte; 0 if it is not a first byte. */
    private static int lengthOfCharacter(byte first) {
        if ((first & 0xC0) == 0x80) {
            return 0;
        }
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        return (first & 0xF8) == 0xF0 ? 4 : 1;
    }
}
