package org.wasmplugins.wasm.serialization.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses half characters (lone surrogates). UTF-16 and JSON's escapes can express them, but UTF-8 cannot, so neither
 * MessagePack nor a plugin can.
 */
public final class Surrogates {

    private static final int ESCAPE_LENGTH = 6;

    private Surrogates() {
    }

    /** Returns the text, and refuses it if it has half a character. */
    static String whole(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw half(unit);
                }
                i++;
            }
        }
        return text;
    }

    /** Returns the text in UTF-8, and refuses it if it has half a character: Java would write a question mark. */
    public static byte[] utf8(String text) throws IOException {
        return whole(text).getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses JSON that has half a character as an escape. Accepts bytes that are not JSON. */
    static void requireWhole(byte[] json) throws IOException {
        for (int i = 0; i < json.length - 1; i++) {
            if (json[i] == '\\') {
                int unit = escaped(json, i);
                if (unit >= 0 && Character.isSurrogate((char) unit)) {
                    int next = escaped(json, i + ESCAPE_LENGTH);
                    if (!Character.isHighSurrogate((char) unit) || next < 0 || !Character.isLowSurrogate((char) next)) {
                        throw half((char) unit);
                    }
                    i += ESCAPE_LENGTH;
                }
                i++;
            }
        }
    }

    /** Returns the code of the escape at the index; -1 if there is no such escape. */
    private static int escaped(byte[] json, int at) {
        if (at + ESCAPE_LENGTH > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static IOException half(char unit) {
        return new IOException("there is half a character, U+%04X, which UTF-8 does not have.".formatted((int) unit));
    }
}
