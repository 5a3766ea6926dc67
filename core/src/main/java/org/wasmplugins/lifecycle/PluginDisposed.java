package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin was ended: it is {@link PluginState#DISPOSED}.
 *
 * @param plugin the plugin
 */
public record PluginDisposed(PluginManifest plugin) implements PluginLifecycleEvent {
}
