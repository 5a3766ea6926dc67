package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.HostileFloodContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedHostileFloodTest extends HostileFloodContract {

    @Override
    protected WasmModule module(String guest) {
        return Modules.interpreted(guest);
    }
}
