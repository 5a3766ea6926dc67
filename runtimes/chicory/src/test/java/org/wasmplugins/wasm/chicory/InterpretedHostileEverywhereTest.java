package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.HostileEverywhereContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedHostileEverywhereTest extends HostileEverywhereContract {

    @Override
    protected WasmModule module(String guest) {
        return Modules.interpreted(guest);
    }
}
