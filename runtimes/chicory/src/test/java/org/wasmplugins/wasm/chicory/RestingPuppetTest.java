package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.PuppetContract;
import org.wasmplugins.wasm.engine.WasmModule;

/** Instances that begin as a snapshot and are packed whenever they are not in use. */
class RestingPuppetTest extends PuppetContract {

    private static final WasmModule PUPPET = new RestingModule(Modules.snapshot("puppet"));

    @Override
    protected WasmModule puppet() {
        return PUPPET;
    }
}
