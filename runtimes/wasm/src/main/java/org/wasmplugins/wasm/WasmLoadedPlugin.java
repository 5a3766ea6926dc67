package org.wasmplugins.wasm;

import java.util.List;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.wasm.abi.HostFunctionAdapter;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.EventCodec;

/** A plugin's module with its imports bound. Immutable. */
record WasmLoadedPlugin(PluginManifest manifest, PluginHost host, WasmModule module, List<HostFunctionAdapter> imports,
        EventCodec codec, WasiEnvironment environment) implements LoadedPlugin {

    @Override
    public Plugin newInstance() {
        if (manifest.isBare()) {
            return new WasmBareInstance(manifest, host, module, imports, environment);
        }
        return new WasmPlugin(manifest, host, module, imports, codec, environment);
    }

    @Override
    public void interrupted() {
        module.interrupted();
    }

    @Override
    public void close() {
        // Nothing to release: a compiled module is part of the application.
    }
}
