package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.InputBlockContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledInputBlockTest extends InputBlockContract {

    private static final WasmModule KEEPING = Modules.compiled("keeping");

    @Override
    protected WasmModule keeping() {
        return KEEPING;
    }
}
