package org.wasmplugins.wasm.serialization.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Answers questions about all bytes of a text. */
public final class JsonBytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long BACKSLASHES = '\\' * ONES;

    private JsonBytes() {
    }

    /** Returns true if all bytes are ASCII. Looks at eight bytes at a time. */
    public static boolean areAscii(byte[] bytes) {
        long others = 0;
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            others |= (long) EIGHT.get(bytes, i);
        }
        for (; i < bytes.length; i++) {
            others |= bytes[i];
        }
        return (others & NOT_ASCII) == 0;
    }

    /** Returns true if there is a backslash; most texts have none. Looks at eight bytes at a time. */
    public static boolean haveBackslash(byte[] bytes) {
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            long others = (long) EIGHT.get(bytes, i) ^ BACKSLASHES;
            if ((others - ONES & ~others & NOT_ASCII) != 0) {
                return true;
            }
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
