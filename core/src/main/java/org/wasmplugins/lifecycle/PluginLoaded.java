package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin's code is loaded: its state is {@link PluginState#LOADED}.
 *
 * @param plugin the plugin
 */
public record PluginLoaded(PluginManifest plugin) implements PluginLifecycleEvent {
}
