package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.HostileChainContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedHostileChainTest extends HostileChainContract {

    @Override
    protected WasmModule module(String guest) {
        return Modules.interpreted(guest);
    }
}
