package org.wasmplugins;

/**
 * A plugin's code is loaded: it is {@link PluginState#LOADED}.
 *
 * @param plugin the plugin
 */
public record PluginLoaded(PluginManifest plugin) implements PluginLifecycleEvent {
}
