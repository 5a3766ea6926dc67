package org.wasmplugins.quarkus.deployment.item;

import java.util.Optional;

import org.wasmplugins.PluginManifest;

import io.quarkus.builder.item.MultiBuildItem;

/** A plugin that is there, and of which an error says why it cannot be used: nobody must say that it is not there. */
public final class BrokenPluginBuildItem extends MultiBuildItem {

    private final String id;
    private final Optional<PluginManifest> manifest;

    /**
     * @param id what its folder says
     * @param manifest empty if that is what is wrong
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
