package org.wasmplugins.wasm.chicory;

/** Helps to write modules byte by byte. */
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
