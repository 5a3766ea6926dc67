package org.wasmplugins;

/**
 * A plugin could not be started, or was {@link PluginState#READY} and cannot make instances any more: it is
 * {@link PluginState#ERROR}.
 *
 * @param plugin the plugin
 * @param cause why
 */
public record PluginFailed(PluginManifest plugin, PluginException cause) implements PluginLifecycleEvent {
}
