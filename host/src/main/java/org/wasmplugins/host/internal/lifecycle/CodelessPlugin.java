package org.wasmplugins.host.internal.lifecycle;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;

/**
 * Answers every event with its data. Has no state, so that one object is all its instances.
 *
 * @param manifest what it says of itself
 */
public record CodelessPlugin(PluginManifest manifest) implements LoadedPlugin, Plugin {

    @Override
    public Plugin newInstance() {
        return this;
    }

    @Override
    public void onLoad() {
        // Nothing to load.
    }

    @Override
    public void initialize() {
        // Nothing to initialize.
    }

    @Override
    public void onReady() {
        // Nobody waits for it.
    }

    @Override
    public PluginResponse handleEvent(PluginEvent event, HostType answer) {
        return PluginResponse.success(event.data());
    }

    @Override
    public void onBeforeDispose() {
        // Nothing to give up.
    }

    @Override
    public void dispose() {
        // Nothing to give up.
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void close() {
        // Nothing to give up.
    }
}
