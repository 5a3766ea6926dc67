package org.wasmplugins.wasm.chicory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.wasm.HostileChainContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledHostileChainTest extends HostileChainContract {

    private static final Map<String, WasmModule> MODULES = new ConcurrentHashMap<>();

    @Override
    protected WasmModule module(String guest) {
        return MODULES.computeIfAbsent(guest, Modules::compiled);
    }
}
