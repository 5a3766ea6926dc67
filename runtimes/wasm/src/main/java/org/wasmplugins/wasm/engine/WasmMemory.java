package org.wasmplugins.wasm.engine;

/** A linear memory. Addresses and lengths are unsigned 32-bit numbers, passed as {@code long}s. For one thread at a time. */
public interface WasmMemory {

    /** @return its current size in bytes */
    long size();

    /**
     * @param address the first byte
     * @param length the number of bytes
     * @return a copy of the bytes, never null
     * @throws IndexOutOfBoundsException if any of them lies outside of the memory
     */
    byte[] read(long address, long length);

    /**
     * @param address the place of the first byte
     * @param bytes the bytes to write
     * @throws IndexOutOfBoundsException if any of them would lie outside of the memory
     */
    void write(long address, byte[] bytes);
}
