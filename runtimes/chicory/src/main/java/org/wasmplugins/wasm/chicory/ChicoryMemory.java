package org.wasmplugins.wasm.chicory;

import java.util.Objects;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.engine.WasmMemory;

/** A memory of the instance. Checked addresses fit into an {@code int}: no memory here is larger than 2 GiB less one page. */
record ChicoryMemory(FlatMemory memory) implements WasmMemory {

    @Override
    public long size() {
        return memory.size();
    }

    @Override
    public byte[] read(long address, long length) {
        Objects.checkFromIndexSize(address, length, size());
        memory.wake();
        return memory.readBytes((int) address, (int) length);
    }

    @Override
    public void write(long address, byte[] bytes) {
        Objects.checkFromIndexSize(address, bytes.length, size());
        memory.wake();
        memory.write((int) address, bytes);
    }
}
