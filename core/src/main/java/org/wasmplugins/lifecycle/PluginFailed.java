package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;

/**
 * A plugin could not be started, or was {@link PluginState#READY} and cannot make instances any more: it is
 * {@link PluginState#ERROR}.
 *
 * @param plugin the plugin
 * @param cause why
 */
public record PluginFailed(PluginManifest plugin, PluginException cause) implements PluginLifecycleEvent {
}
