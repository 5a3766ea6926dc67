package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.chicory.memory.BulkOperations;

import com.dylibso.chicory.runtime.ExecutionListener;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.wasm.types.Instruction;

/** Lets an interrupt stop the interpreter at every instruction. The interpreter alone does not check for one in every loop. */
final class InterruptCheck implements ExecutionListener {

    @Override
    public void onExecution(Instruction instruction, MStack stack) {
        check();
    }

    static void check() {
        BulkOperations.checkInterrupt();
    }
}
