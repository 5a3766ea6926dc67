package org.wasmplugins.wasm.chicory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.wasm.BareModuleContract;
import org.wasmplugins.wasm.engine.WasmModule;

/** Bare modules whose instances are packed whenever they are not in use. */
class RestingBareModuleTest extends BareModuleContract {

    private static final Map<String, WasmModule> MODULES = new ConcurrentHashMap<>();

    @Override
    protected WasmModule module(String guest) {
        return MODULES.computeIfAbsent(guest, name -> new RestingModule(Modules.compiled(name)));
    }
}
