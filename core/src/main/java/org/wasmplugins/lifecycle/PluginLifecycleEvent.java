package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;

/**
 * An event in the life of a plugin. Each one but {@link PluginRestarting} is a transition, published once, after the
 * transition.
 */
public sealed interface PluginLifecycleEvent
        permits PluginLoading, PluginLoaded, PluginInitializing, PluginReady, PluginFailed, PluginRestarting, PluginDisposed {

    /**
     * @return the plugin, never null
     */
    PluginManifest plugin();
}
