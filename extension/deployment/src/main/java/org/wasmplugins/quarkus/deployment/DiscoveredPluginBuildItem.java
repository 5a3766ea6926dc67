package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.PluginManifest;

import io.quarkus.builder.item.MultiBuildItem;

/** A plugin whose manifest is valid and whose module is there. */
final class DiscoveredPluginBuildItem extends MultiBuildItem {

    private final PluginManifest manifest;
    private final String moduleFile;
    private final byte[] module;

    DiscoveredPluginBuildItem(PluginManifest manifest, String moduleFile, byte[] module) {
        this.manifest = manifest;
        this.moduleFile = moduleFile;
        this.module = module;
    }

    PluginManifest manifest() {
        return manifest;
    }

    /** For people: where the module is. */
    String moduleFile() {
        return moduleFile;
    }

    byte[] module() {
        return module;
    }
}
