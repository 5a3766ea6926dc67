package org.wasmplugins.wasm;

import org.wasmplugins.wasm.engine.WasmModule;

class JavaPuppetTest extends PuppetContract {

    @Override
    protected WasmModule puppet() {
        return new JavaPuppet();
    }
}
