package org.wasmplugins.wasm;

class JavaPuppetTest extends PuppetContract {

    @Override
    protected WasmModule puppet() {
        return new JavaPuppet();
    }
}
