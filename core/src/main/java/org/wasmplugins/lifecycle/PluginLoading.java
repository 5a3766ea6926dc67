package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin's code is about to be loaded: its state is {@link PluginState#LOADING}.
 *
 * @param plugin the plugin
 */
public record PluginLoading(PluginManifest plugin) implements PluginLifecycleEvent {
}
