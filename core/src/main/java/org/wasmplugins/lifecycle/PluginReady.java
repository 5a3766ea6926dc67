package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin handles events: its state is {@link PluginState#READY}.
 *
 * @param plugin the plugin
 */
public record PluginReady(PluginManifest plugin) implements PluginLifecycleEvent {
}
