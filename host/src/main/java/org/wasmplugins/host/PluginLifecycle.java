package org.wasmplugins.host;

import java.util.Map;

import org.jboss.logging.Logger;
import org.wasmplugins.LoadedPlugin;
import org.wasmplugins.Plugin;
import org.wasmplugins.PluginException;
import org.wasmplugins.PluginInitializationException;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginRuntime;
import org.wasmplugins.PluginState;
import org.wasmplugins.RuntimeNotAvailableException;
import org.wasmplugins.RuntimeType;

/** Brings plugins from UNLOADED to READY and from there to DISPOSED. */
final class PluginLifecycle {

    private static final Logger LOG = Logger.getLogger(PluginLifecycle.class);

    private final Map<RuntimeType, PluginRuntime> runtimes;
    private final SecurityGuard guard;
    private final int maxWaiting;

    PluginLifecycle(Map<RuntimeType, PluginRuntime> runtimes, SecurityGuard guard, int maxWaiting) {
        this.runtimes = runtimes;
        this.guard = guard;
        this.maxWaiting = maxWaiting;
    }

    /** Runs the plugin's hooks on the calling thread, in a first instance that waits for events afterwards. */
    void start(ManagedPlugin plugin) {
        try {
            plugin.moveTo(PluginState.LOADING);
            var code = load(plugin.manifest());
            plugin.loaded(code, new InstancePool(plugin.manifest(), new InstanceLifecycle(code),
                    maxInstances(plugin.manifest()), maxWaiting));
            plugin.moveTo(PluginState.INITIALIZING);
            plugin.pool().release(firstInstance(plugin));
            plugin.moveTo(PluginState.READY);
            LOG.debugf("Plugin %s %s is ready.", plugin.manifest().id(), plugin.manifest().version());
        } catch (PluginException e) {
            plugin.moveTo(PluginState.ERROR);
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            plugin.moveTo(PluginState.ERROR);
            throw new PluginInitializationException(PluginOperation.of(plugin.manifest(), "start"),
                    "it failed in a way that the host did not expect: " + e, e);
        }
    }

    void dispose(ManagedPlugin plugin) {
        if (plugin.state() == PluginState.DISPOSED) {
            return;
        }
        plugin.moveTo(PluginState.DISPOSED);
        if (plugin.pool() != null) {
            plugin.pool().close();
            plugin.code().close();
        }
    }

    private LoadedPlugin load(PluginManifest manifest) {
        var runtime = runtimes.get(manifest.runtime());
        if (runtime == null) {
            throw new RuntimeNotAvailableException(PluginOperation.of(manifest, "load"), "its runtime '" + manifest.runtime()
                    + "' is not there; there are " + runtimes.keySet().stream().map(RuntimeType::name).sorted().toList() + ".",
                    null);
        }
        return runtime.load(manifest, guard.hostFor(manifest));
    }

    private static Plugin firstInstance(ManagedPlugin plugin) {
        // Takes a place in the pool, which release() gives back together with the instance.
        plugin.pool().acquire();
        return plugin.pool().newInstance();
    }

    private static int maxInstances(PluginManifest manifest) {
        int instances = manifest.execution().instances();
        return instances > 0 ? instances : Runtime.getRuntime().availableProcessors();
    }
}
