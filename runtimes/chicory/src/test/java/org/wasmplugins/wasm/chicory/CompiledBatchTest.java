package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.BatchContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledBatchTest extends BatchContract {

    private static final WasmModule BATCH = Modules.compiled("batch");

    @Override
    protected WasmModule batch() {
        return BATCH;
    }
}
