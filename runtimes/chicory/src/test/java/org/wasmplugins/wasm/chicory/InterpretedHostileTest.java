package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.HostileContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedHostileTest extends HostileContract {

    @Override
    protected WasmModule module(String guest) {
        return Modules.interpreted(guest);
    }
}
