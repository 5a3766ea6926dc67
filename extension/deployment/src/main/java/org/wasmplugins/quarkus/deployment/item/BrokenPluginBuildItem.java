package org.wasmplugins.quarkus.deployment.item;

import java.util.Optional;

import org.wasmplugins.PluginManifest;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A plugin that was found but cannot be used; the reason is already reported. Other build steps must not report it as
 * missing.
 */
public final class BrokenPluginBuildItem extends MultiBuildItem {

    private final String id;
    private final Optional<PluginManifest> manifest;

    /**
     * @param id the id, from the name of its folder
     * @param manifest the manifest; empty if the manifest is not valid
     */
    public BrokenPluginBuildItem(String id, Optional<PluginManifest> manifest) {
        this.id = id;
        this.manifest = manifest;
    }

    String id() {
        return id;
    }

    Optional<PluginManifest> manifest() {
        return manifest;
    }
}
