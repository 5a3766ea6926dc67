package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.wasm.BareModuleContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledBareModuleTest extends BareModuleContract {

    private static final Map<String, WasmModule> MODULES = new ConcurrentHashMap<>();

    @Test
    void callDepth_isExact() {
        assertFails(module -> {
            assertThat(module.call("recurse", 99)).containsExactly(99);
            return module.call("recurse", 100);
        }, PluginCallDepthException.class, "allowed: 100 frames");
    }

    @Override
    protected WasmModule module(String guest) {
        return MODULES.computeIfAbsent(guest, Modules::compiled);
    }
}
