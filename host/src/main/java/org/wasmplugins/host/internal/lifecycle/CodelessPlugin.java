package org.wasmplugins.host.internal.lifecycle;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;

/**
 * Answers every event with its data, without any plugin code. One stateless object serves as all instances.
 *
 * @param manifest the manifest of the plugin
 */
public record CodelessPlugin(PluginManifest manifest) implements LoadedPlugin, Plugin {

    @Override
    public Plugin newInstance() {
        return this;
    }

    @Override
    public void onLoad() {
        // There is no code.
    }

    @Override
    public void initialize() {
        // There is no state.
    }

    @Override
    public void onReady() {
        // There is no hook.
    }

    @Override
    public PluginResponse handleEvent(PluginEvent event, HostType answer) {
        return PluginResponse.success(event.data());
    }

    @Override
    public void onBeforeDispose() {
        // There is no hook.
    }

    @Override
    public void dispose() {
        // There is no state.
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void close() {
        // There is no memory.
    }
}
