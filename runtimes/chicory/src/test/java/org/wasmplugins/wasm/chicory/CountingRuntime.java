package org.wasmplugins.wasm.chicory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.runtime.PluginRuntime;

/** A runtime that counts the instances that are made, closed and packed. */
final class CountingRuntime implements PluginRuntime {

    private final PluginRuntime runtime;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private final AtomicLong rests = new AtomicLong();

    CountingRuntime(PluginRuntime runtime) {
        this.runtime = runtime;
    }

    long made() {
        return made.get();
    }

    long rests() {
        return rests.get();
    }

    long open() {
        return made.get() - closed.get();
    }

    @Override
    public RuntimeType type() {
        return runtime.type();
    }

    @Override
    public LoadedPlugin load(PluginManifest manifest, PluginHost host) {
        return new Loaded(runtime.load(manifest, host));
    }

    private final class Loaded implements LoadedPlugin {

        private final LoadedPlugin loaded;

        Loaded(LoadedPlugin loaded) {
            this.loaded = loaded;
        }

        @Override
        public PluginManifest manifest() {
            return loaded.manifest();
        }

        @Override
        public Plugin newInstance() {
            var instance = new Counted(loaded.newInstance());
            made.incrementAndGet();
            return instance;
        }

        @Override
        public void interrupted() {
            loaded.interrupted();
        }

        @Override
        public void close() {
            loaded.close();
        }
    }

    private final class Counted implements Plugin {

        private final Plugin instance;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        Counted(Plugin instance) {
            this.instance = instance;
        }

        @Override
        public PluginManifest manifest() {
            return instance.manifest();
        }

        @Override
        public void onLoad() {
            instance.onLoad();
        }

        @Override
        public void initialize() {
            instance.initialize();
        }

        @Override
        public void onReady() {
            instance.onReady();
        }

        @Override
        public PluginResponse handleEvent(PluginEvent event, HostType answer) {
            return instance.handleEvent(event, answer);
        }

        @Override
        public void onBeforeDispose() {
            instance.onBeforeDispose();
        }

        @Override
        public void dispose() {
            instance.dispose();
        }

        @Override
        public void rest() {
            instance.rest();
            rests.incrementAndGet();
        }

        @Override
        public boolean isReusable() {
            return instance.isReusable();
        }

        @Override
        public void close() {
            instance.close();
            if (isClosed.compareAndSet(false, true)) {
                closed.incrementAndGet();
            }
        }
    }
}
