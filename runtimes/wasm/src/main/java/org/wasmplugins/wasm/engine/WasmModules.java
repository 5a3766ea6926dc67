package org.wasmplugins.wasm.engine;

import java.util.Optional;

import org.wasmplugins.PluginManifest;

/** Finds the modules of plugins. May be used from any thread. */
@FunctionalInterface
public interface WasmModules {

    /**
     * @param manifest the plugin, not null
     * @return its module, if it is there
     */
    Optional<WasmModule> moduleOf(PluginManifest manifest);
}
