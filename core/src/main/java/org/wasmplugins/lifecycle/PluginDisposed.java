package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin was disposed: its state is {@link PluginState#DISPOSED}.
 *
 * @param plugin the plugin
 */
public record PluginDisposed(PluginManifest plugin) implements PluginLifecycleEvent {
}
