package org.wasmplugins.wasm.chicory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.BareModuleContract;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.engine.WasmModule;

/** Bare modules whose instances begin as a snapshot. */
class SnapshotBareModuleTest extends BareModuleContract {

    private static final Map<String, WasmModule> MODULES = new ConcurrentHashMap<>();

    @Override
    protected WasmModule module(String guest) {
        return MODULES.computeIfAbsent(guest, name -> Modules.snapshot(bare(Manifests.of(name, SerializationFormat.RAW))));
    }

    private static PluginManifest bare(PluginManifest other) {
        return other.toBuilder().events(List.of()).dependencies(List.of()).config(Map.of()).build();
    }
}
