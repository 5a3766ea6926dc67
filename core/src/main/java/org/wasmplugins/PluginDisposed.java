package org.wasmplugins;

/**
 * A plugin was ended: it is {@link PluginState#DISPOSED}.
 *
 * @param plugin the plugin
 */
public record PluginDisposed(PluginManifest plugin) implements PluginLifecycleEvent {
}
