package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.BatchContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedBatchTest extends BatchContract {

    private static final WasmModule BATCH = Modules.interpreted("batch");

    @Override
    protected WasmModule batch() {
        return BATCH;
    }
}
