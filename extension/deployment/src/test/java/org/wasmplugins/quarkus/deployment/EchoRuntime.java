package org.wasmplugins.quarkus.deployment;

import jakarta.inject.Singleton;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.runtime.PluginRuntime;

/** The smallest runtime: its plugins answer with what they are given. */
@Singleton
public class EchoRuntime implements PluginRuntime {

    static final String TYPE = "echo";

    @Override
    public RuntimeType type() {
        return new RuntimeType(TYPE);
    }

    @Override
    public LoadedPlugin load(PluginManifest plugin, PluginHost host) {
        return new Loaded(plugin);
    }

    private record Loaded(PluginManifest manifest) implements LoadedPlugin {

        @Override
        public Plugin newInstance() {
            return new Instance(manifest);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private record Instance(PluginManifest manifest) implements Plugin {

        @Override
        public PluginResponse handleEvent(PluginEvent event, HostType answer) {
            return PluginResponse.success(event.data());
        }

        @Override
        public boolean isReusable() {
            return true;
        }

        @Override
        public void onLoad() {
            // nothing to do
        }

        @Override
        public void initialize() {
            // nothing to do
        }

        @Override
        public void onReady() {
            // nothing to do
        }

        @Override
        public void onBeforeDispose() {
            // nothing to do
        }

        @Override
        public void dispose() {
            // nothing to do
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
