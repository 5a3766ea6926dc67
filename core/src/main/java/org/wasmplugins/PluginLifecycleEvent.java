package org.wasmplugins;

/** A plugin came to another state. Published once for each transition, after it is true. */
public sealed interface PluginLifecycleEvent
        permits PluginLoading, PluginLoaded, PluginInitializing, PluginReady, PluginFailed, PluginDisposed {

    /**
     * @return the plugin, never null
     */
    PluginManifest plugin();
}
