package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.wasm.HostileContract;
import org.wasmplugins.wasm.engine.WasmModule;

class CompiledHostileTest extends HostileContract {

    private static final Map<String, WasmModule> MODULES = new ConcurrentHashMap<>();

    /** The limit of the contract's plugins is 100 frames. */
    @Test
    void callDepth_isExact() {
        for (int i = 0; i < 3; i++) {
            descend(100);
            assertThatThrownBy(() -> descend(101)).isInstanceOf(PluginCallDepthException.class)
                    .hasMessageStartingWith(
                            "Plugin hostile 1.0.0, handle-event: the plugin's code trapped: call stack exhausted,"
                                    + " in deep ← plugin_handle_event; allowed: 100 frames (permissions.resources.max_call_depth in its"
                                    + " plugin.yaml");
        }
    }

    @Override
    protected WasmModule module(String guest) {
        return MODULES.computeIfAbsent(guest, Modules::compiled);
    }
}
