package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.PuppetContract;
import org.wasmplugins.wasm.engine.WasmModule;

class SnapshotPuppetTest extends PuppetContract {

    private static final WasmModule PUPPET = Modules.snapshot("puppet");

    @Override
    protected WasmModule puppet() {
        return PUPPET;
    }
}
