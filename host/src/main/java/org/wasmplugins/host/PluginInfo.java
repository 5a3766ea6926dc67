package org.wasmplugins.host;

import java.util.Objects;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin at one moment.
 *
 * @param manifest what it says of itself
 * @param state where it is in its life
 */
public record PluginInfo(PluginManifest manifest, PluginState state) {

    public PluginInfo {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(state, "state");
    }
}
