package org.wasmplugins.quarkus.deployment.module;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

import io.quarkus.builder.item.MultiBuildItem;

/** A plugin whose module is compiled; several plugins may have the same entry class. */
public final class CompiledPluginBuildItem extends MultiBuildItem {

    private final PluginManifest manifest;
    private final String moduleFile;
    private final ModuleBuild build;
    private final String entryClass;

    CompiledPluginBuildItem(PluginManifest manifest, String moduleFile, ModuleBuild build, String entryClass) {
        this.manifest = manifest;
        this.moduleFile = moduleFile;
        this.build = build;
        this.entryClass = entryClass;
    }

    public PluginManifest manifest() {
        return manifest;
    }

    /** Returns the location of the module, for people. */
    public String moduleFile() {
        return moduleFile;
    }

    public WasmModuleInfo module() {
        return build.info();
    }

    ModuleClasses classes() {
        return build.classes();
    }

    public Compilation compilation() {
        return build.compilation();
    }

    public String entryClass() {
        return entryClass;
    }
}
