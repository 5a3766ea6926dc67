package org.wasmplugins.wasm.chicory.memory;

import java.util.Optional;

import org.wasmplugins.wasm.WasmInstance.RefusedGrowth;

import com.dylibso.chicory.runtime.Memory;

/** How much all memories of one instance may have together. For the one thread that uses the instance. */
public final class MemoryBudget {

    private final long allowedBytes;
    private long usedBytes;
    private RefusedGrowth refused;

    /** @param allowedBytes the most bytes of all memories */
    public MemoryBudget(long allowedBytes) {
        this.allowedBytes = allowedBytes;
    }

    /** Whether {@code pages} more may be had; if so they are taken. */
    boolean take(long pages) {
        long bytes = pages * Memory.PAGE_SIZE;
        if (bytes > allowedBytes - usedBytes) {
            refused = new RefusedGrowth(usedBytes, bytes, allowedBytes);
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    /** @return the last growth that was refused since this was asked before */
    public Optional<RefusedGrowth> pollRefused() {
        var last = Optional.ofNullable(refused);
        refused = null;
        return last;
    }
}
