package org.wasmplugins.benchmarks;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.chicory.memory.MemoryBudget;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Makes the memories that plugins have for instances that are not made by plugins' code, to compare. */
public final class FlatMemories {

    private static final long ENOUGH = 1L << 30;

    private FlatMemories() {
    }

    /**
     * @param limits what the module says
     * @return a memory without a budget worth mentioning
     */
    public static Memory create(MemoryLimits limits) {
        return new FlatMemory(limits, new MemoryBudget(ENOUGH), Integer.MAX_VALUE);
    }
}
