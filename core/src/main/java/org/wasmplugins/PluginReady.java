package org.wasmplugins;

/**
 * A plugin handles events: it is {@link PluginState#READY}.
 *
 * @param plugin the plugin
 */
public record PluginReady(PluginManifest plugin) implements PluginLifecycleEvent {
}
