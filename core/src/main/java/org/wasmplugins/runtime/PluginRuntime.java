package org.wasmplugins.runtime;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.PluginLoadException;

/** Runs plugins of one kind. May be used from any thread. */
public interface PluginRuntime {

    /**
     * @return the kind of plugins that this runtime runs, never null
     */
    RuntimeType type();

    /**
     * @param manifest the manifest of the plugin to load, not null
     * @param host the services of the host for the plugin, not null
     * @return the loaded code, never null
     * @throws PluginLoadException if the code cannot be found or is not fit to run
     */
    LoadedPlugin load(PluginManifest manifest, PluginHost host);
}
