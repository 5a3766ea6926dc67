package org.wasmplugins.wasm.chicory;

/** What modules that are written byte by byte are made of. */
public final class ModuleBytes {

    private ModuleBytes() {
    }

    public static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
