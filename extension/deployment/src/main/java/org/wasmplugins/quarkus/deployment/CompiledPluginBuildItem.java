package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.wasm.WasmModuleInfo;

import io.quarkus.builder.item.MultiBuildItem;

/** A plugin whose module is compiled; several plugins may have the same entry class. */
final class CompiledPluginBuildItem extends MultiBuildItem {

    private final PluginManifest manifest;
    private final String moduleFile;
    private final WasmModuleInfo module;
    private final String entryClass;

    CompiledPluginBuildItem(PluginManifest manifest, String moduleFile, WasmModuleInfo module, String entryClass) {
        this.manifest = manifest;
        this.moduleFile = moduleFile;
        this.module = module;
        this.entryClass = entryClass;
    }

    PluginManifest manifest() {
        return manifest;
    }

    /** For people: where the module came from. */
    String moduleFile() {
        return moduleFile;
    }

    WasmModuleInfo module() {
        return module;
    }

    String entryClass() {
        return entryClass;
    }
}
