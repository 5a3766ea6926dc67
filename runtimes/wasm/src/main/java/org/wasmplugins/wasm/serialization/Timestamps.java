package org.wasmplugins.wasm.serialization;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Arrays;

/**
 * Prints instants in ISO 8601, in a fifth of the time of {@link Instant#toString}. Keeps the text of the last second, since
 * most events have the same one.
 */
final class Timestamps {

    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;

    private static volatile Second last = Second.of(Instant.EPOCH);

    private record Second(long epochSecond, byte[] withoutZone) {

        static Second of(Instant instant) {
            String text = Instant.ofEpochSecond(instant.getEpochSecond()).toString();
            return new Second(instant.getEpochSecond(), text.substring(0, text.length() - 1).getBytes(ISO_8859_1));
        }
    }

    private Timestamps() {
    }

    /** Returns the same text as {@link Instant#toString}. */
    static String text(Instant instant) {
        Second second = last;
        if (second.epochSecond != instant.getEpochSecond()) {
            second = Second.of(instant);
            last = second;
        }
        int nanos = instant.getNano();
        if (nanos == 0) {
            return text(second.withoutZone, 0, 0);
        }
        if (nanos % MICRO != 0) {
            return text(second.withoutZone, nanos, 9);
        }
        return nanos % MILLI != 0 ? text(second.withoutZone, nanos / MICRO, 6) : text(second.withoutZone, nanos / MILLI, 3);
    }

    private static String text(byte[] second, int fraction, int digits) {
        int end = second.length + (digits == 0 ? 0 : 1 + digits);
        byte[] text = Arrays.copyOf(second, end + 1);
        int left = fraction;
        for (int i = end - 1; i > second.length; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        if (digits > 0) {
            text[second.length] = '.';
        }
        text[end] = 'Z';
        return new String(text, ISO_8859_1);
    }
}
