package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.PuppetContract;
import org.wasmplugins.wasm.engine.WasmModule;

class InterpretedPuppetTest extends PuppetContract {

    private static final WasmModule PUPPET = Modules.interpreted("puppet");

    @Override
    protected WasmModule puppet() {
        return PUPPET;
    }
}
