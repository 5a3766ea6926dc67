package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.WasmLimits;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Makes the memories of one instance, within one budget. The first one counts frames. */
final class InstanceMemories {

    private final WasmLimits limits;
    private final GuestBoundary boundary;
    private final MemoryBudget budget;
    private final byte[] image;
    private boolean hasFirst;

    /** @param image what the first memory begins as; null if it begins as its module says */
    InstanceMemories(WasmLimits limits, GuestBoundary boundary, byte[] image) {
        this.image = image;
        this.limits = limits;
        this.boundary = boundary;
        this.budget = new MemoryBudget(limits.maxMemoryBytes());
    }

    MemoryBudget budget() {
        return budget;
    }

    Memory create(MemoryLimits declared) {
        var memory = new FlatMemory(declared, budget, limits.maxCallDepth(), hasFirst ? null : image);
        if (!hasFirst) {
            hasFirst = true;
            boundary.countIn(memory);
        }
        return memory;
    }
}
