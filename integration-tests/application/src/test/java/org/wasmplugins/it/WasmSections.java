package org.wasmplugins.it;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** Reads as much of a WebAssembly module as it takes to know its sections. */
final class WasmSections {

    static final int CODE = 10;

    private static final int MAGIC = 0x0061736D;
    private static final int HEADER_BYTES = 8;

    private WasmSections() {
    }

    static boolean isModule(byte[] bytes) {
        return bytes.length >= HEADER_BYTES && ByteBuffer.wrap(bytes).getInt() == MAGIC;
    }

    static Set<Integer> ids(byte[] module) {
        var bytes = ByteBuffer.wrap(module).position(HEADER_BYTES);
        var ids = new HashSet<Integer>();
        while (bytes.hasRemaining()) {
            ids.add((int) bytes.get());
            int length = unsigned(bytes);
            bytes.position(bytes.position() + length);
        }
        return ids;
    }

    /** LEB128. */
    private static int unsigned(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            byte part = bytes.get();
            value |= (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
