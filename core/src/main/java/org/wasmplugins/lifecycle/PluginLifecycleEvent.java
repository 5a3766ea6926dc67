package org.wasmplugins.lifecycle;

import org.wasmplugins.PluginManifest;

/** Something in the life of a plugin; but for {@link PluginRestarting} a transition, published once, after it is true. */
public sealed interface PluginLifecycleEvent
        permits PluginLoading, PluginLoaded, PluginInitializing, PluginReady, PluginFailed, PluginRestarting, PluginDisposed {

    /**
     * @return the plugin, never null
     */
    PluginManifest plugin();
}
