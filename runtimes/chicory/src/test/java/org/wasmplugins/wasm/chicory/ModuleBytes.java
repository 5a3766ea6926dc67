package org.wasmplugins.wasm.chicory;

/** What modules that are written byte by byte are made of. */
final class ModuleBytes {

    private ModuleBytes() {
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
