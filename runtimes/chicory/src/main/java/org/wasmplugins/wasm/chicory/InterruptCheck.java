package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.chicory.memory.BulkOperations;

import com.dylibso.chicory.runtime.ExecutionListener;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.wasm.types.Instruction;

/**
 * Stops a guest whose thread is interrupted: compiled code at its polls, see {@link InterruptPolls}, and the interpreter at
 * every
 * instruction, because it does not check for an interrupt in every loop itself.
 */
final class InterruptCheck implements ExecutionListener {

    @Override
    public void onExecution(Instruction instruction, MStack stack) {
        check();
    }

    static void check() {
        BulkOperations.checkInterrupt();
    }
}
