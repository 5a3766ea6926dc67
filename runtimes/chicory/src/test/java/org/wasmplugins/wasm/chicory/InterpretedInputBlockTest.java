package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.InputBlockContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedInputBlockTest extends InputBlockContract {

    private static final WasmModule KEEPING = Modules.interpreted("keeping");

    @Override
    protected WasmModule keeping() {
        return KEEPING;
    }
}
