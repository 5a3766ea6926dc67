package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;

/**
 * A plugin could not be started, or was {@link PluginState#READY} and can no longer make instances: its state is
 * {@link PluginState#ERROR}.
 *
 * @param plugin the plugin
 * @param cause the reason of the failure
 */
public record PluginFailed(PluginManifest plugin, PluginException cause) implements PluginLifecycleEvent {
}
