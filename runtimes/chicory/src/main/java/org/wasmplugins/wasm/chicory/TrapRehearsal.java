package org.wasmplugins.wasm.chicory;

import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

/**
 * What the engine does for instructions that the JVM does not have, and its one trap that links something in the JVM, once
 * while there is enough of the JVM's stack. A guest can let it happen for the first time at the stack's end, where classes of
 * the JVM that are initialised for it would be lost for the whole application.
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
            // as rehearsed
        }
    }
}
