package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.chicory.memory.MemoryBudget;

import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.TagSection;

/**
 * Charges the budget for the engine's objects of an instance besides memories and tables; the module lists how many there
 * are. The sizes are those of a JVM without compressed references, rounded up.
 */
final class EngineObjects {

    private static final long BYTES_OF_A_GLOBAL = 72;
    private static final long BYTES_OF_A_TAG = 48;
    private static final long BYTES_OF_AN_EXPORT = 88;
    /** The number of its type, and a reference to its body. */
    private static final long BYTES_OF_A_FUNCTION = 12;
    private static final long BYTES_OF_A_SEGMENT = 8;

    private EngineObjects() {
    }

    /** @throws UninstantiableException if the budget has no room for them */
    static void take(WasmModule module, MemoryBudget budget) {
        long bytes = BYTES_OF_A_GLOBAL * module.globalSection().globalCount()
                + BYTES_OF_A_TAG * module.tagSection().map(TagSection::tagCount).orElse(0)
                + BYTES_OF_AN_EXPORT * module.exportSection().exportCount()
                + BYTES_OF_A_FUNCTION * module.functionSection().functionCount()
                + BYTES_OF_A_SEGMENT
                        * (module.elementSection().elementCount() + (long) module.dataSection().dataSegmentCount());
        if (!budget.takeHostBytes(bytes)) {
            throw new UninstantiableException("its globals, exports and other entries need " + bytes + " bytes of the host");
        }
    }
}
