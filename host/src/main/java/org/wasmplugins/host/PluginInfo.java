package org.wasmplugins.host;

import java.util.Objects;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin at one moment.
 *
 * @param manifest its manifest with the effective permissions
 * @param state its state
 */
public record PluginInfo(PluginManifest manifest, PluginState state) {

    public PluginInfo {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(state, "state");
    }
}
