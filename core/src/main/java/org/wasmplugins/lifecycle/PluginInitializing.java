package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin's hooks for starting are about to run: its state is {@link PluginState#INITIALIZING}.
 *
 * @param plugin the plugin
 */
public record PluginInitializing(PluginManifest plugin) implements PluginLifecycleEvent {
}
