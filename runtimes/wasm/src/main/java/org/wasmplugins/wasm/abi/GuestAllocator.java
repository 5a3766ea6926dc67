package org.wasmplugins.wasm.abi;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmMemory;

/**
 * Calls {@code alloc} and {@code dealloc} of one instance. Checks each pointer that the guest returns, as an unsigned number.
 * A bare module may lack a memory, {@code alloc} or {@code dealloc}; a method that needs a missing one fails.
 *
 * <p>
 * When a method throws, a block may still be allocated: the instance must not be used again.
 */
final class GuestAllocator {

    private static final int PROBE_BYTES = 64;

    private final PluginManifest manifest;
    private final WasmMemory memory;
    private final WasmFunction alloc;
    private final WasmFunction dealloc;

    GuestAllocator(PluginManifest manifest, WasmMemory memory, WasmFunction alloc, WasmFunction dealloc) {
        this.manifest = manifest;
        this.memory = memory;
        this.alloc = alloc;
        this.dealloc = dealloc;
    }

    /**
     * @param bytes at least 1
     * @return a pointer to that many bytes, all within the memory
     */
    long allocate(int bytes, PluginOperation operation) {
        if (alloc == null || memory == null) {
            throw new PluginCommunicationException(operation, "the plugin's module has no place for " + bytes
                    + " bytes: it would have to export a memory '" + GuestAbi.MEMORY + "' and a function '" + GuestAbi.ALLOC
                    + "' " + GuestAbi.ALLOC_TYPE + ".");
        }
        long pointer = pointerTo(bytes);
        if (pointer == 0) {
            throw new PluginCommunicationException(operation, "the plugin has no room for " + bytes
                    + " bytes: its alloc returned 0. Its memory has " + memory.size() + " bytes; allowed are "
                    + manifest.permissions().limits().maxMemoryBytes()
                    + " (permissions.resources.max_memory in its plugin.yaml).");
        }
        if (pointer + bytes > memory.size()) {
            throw new PluginCommunicationException(operation, "the plugin's alloc returned the pointer " + pointer + " for "
                    + bytes + " bytes, which is outside of its memory of " + memory.size() + " bytes.");
        }
        return pointer;
    }

    void free(long pointer, long bytes) {
        dealloc.callForOne(pointer, bytes);
    }

    /**
     * Returns true if the guest's allocator reuses a block that is freed between two others. Small allocators do not: they
     * start over when nothing is allocated, or free only the last block. With such an allocator a block that stays allocated
     * would use up the memory. The smallest allocators return the same block each time.
     */
    boolean reusesBlocksBetweenOthers() {
        long first = pointerTo(PROBE_BYTES);
        long last = pointerTo(PROBE_BYTES);
        freeProbe(first);
        long again = pointerTo(PROBE_BYTES);
        freeProbe(again);
        freeProbe(last);
        return again == first && first != last && first != 0 && last != 0;
    }

    private void freeProbe(long pointer) {
        if (pointer != 0) {
            free(pointer, PROBE_BYTES);
        }
    }

    private long pointerTo(int bytes) {
        return alloc.callForOne(bytes) & 0xFFFF_FFFFL;
    }
}
