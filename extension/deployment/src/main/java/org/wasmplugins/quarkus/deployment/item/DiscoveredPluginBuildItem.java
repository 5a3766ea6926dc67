package org.wasmplugins.quarkus.deployment.item;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;

import io.quarkus.builder.item.MultiBuildItem;

/** A plugin of any runtime that has a valid manifest and a module. */
public final class DiscoveredPluginBuildItem extends MultiBuildItem {

    private final PluginManifest manifest;
    private final String moduleFile;
    private final byte[] module;

    public DiscoveredPluginBuildItem(PluginManifest manifest, String moduleFile, byte[] module) {
        this.manifest = manifest;
        this.moduleFile = moduleFile;
        this.module = module;
    }

    public PluginManifest manifest() {
        return manifest;
    }

    public boolean runsIn(RuntimeType runtime) {
        return manifest.runtime().equals(runtime);
    }

    /** Returns the location of the module, for people. */
    public String moduleFile() {
        return moduleFile;
    }

    public byte[] module() {
        return module;
    }
}
