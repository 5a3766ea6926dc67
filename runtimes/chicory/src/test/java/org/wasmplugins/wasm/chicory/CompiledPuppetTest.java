package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.PuppetContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledPuppetTest extends PuppetContract {

    private static final WasmModule PUPPET = Modules.compiled("puppet");

    @Override
    protected WasmModule puppet() {
        return PUPPET;
    }
}
