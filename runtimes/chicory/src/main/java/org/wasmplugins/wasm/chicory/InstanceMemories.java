package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.chicory.memory.MemoryBudget;
import org.wasmplugins.wasm.engine.WasmLimits;

import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.wasm.types.MemoryImport;

/** Makes the memories of one instance, within one budget. The first memory counts guest frames. */
final class InstanceMemories {

    private final WasmLimits limits;
    private final GuestBoundary boundary;
    private final MemoryBudget budget;
    private final byte[] image;

    /** @param image the first bytes of the first memory; null if it begins as its module says */
    InstanceMemories(WasmLimits limits, GuestBoundary boundary, byte[] image) {
        this.image = image;
        this.limits = limits;
        this.boundary = boundary;
        this.budget = new MemoryBudget(limits.maxMemoryBytes());
    }

    MemoryBudget budget() {
        return budget;
    }

    /** @param own the imports that stand for the module's own memories */
    List<ImportMemory> create(List<MemoryImport> own) {
        var memories = new ArrayList<ImportMemory>();
        for (MemoryImport declared : own) {
            boolean isFirst = memories.isEmpty();
            var memory = new FlatMemory(declared.limits(), budget, limits.maxCallDepth(), isFirst ? image : null);
            if (isFirst) {
                boundary.countFramesIn(memory);
            }
            memories.add(new ImportMemory(declared.module(), declared.name(), memory));
        }
        return memories;
    }
}
