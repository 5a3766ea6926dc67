package org.wasmplugins.wasm.chicory;

import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

/**
 * Initialises JVM classes that some of the engine's instructions and one of its traps need, while there is enough stack. A
 * guest could trigger their first use at the end of the stack. The initialisation would fail, and the classes would be lost
 * for the whole application.
 */
final class TrapRehearsal {

    private TrapRehearsal() {
    }

    static void run() {
        OpcodeImpl.I32_CLZ(0);
        var table = new TableInstance(new Table(ValType.FuncRef, new TableLimits(1, 1)), Value.REF_NULL_VALUE);
        try {
            table.requiredRef(0);
        } catch (ChicoryException e) {
            // expected
        }
    }
}
