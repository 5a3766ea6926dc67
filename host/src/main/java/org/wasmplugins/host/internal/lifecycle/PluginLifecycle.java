package org.wasmplugins.host.internal.lifecycle;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.pool.FailedPlugin;
import org.wasmplugins.host.internal.time.Allowance;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.lifecycle.PluginDisposed;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginInitializing;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginLoaded;
import org.wasmplugins.lifecycle.PluginLoading;
import org.wasmplugins.lifecycle.PluginReady;
import org.wasmplugins.runtime.LoadedPlugin;

/** Brings plugins from UNLOADED to READY and from there to DISPOSED. Publishes an event at each step. */
public final class PluginLifecycle {

    private static final LogMessage LIFE_CYCLE = LogMessage.debug(10, "org.wasmplugins.host.PluginLifecycle",
            "%s: %s %s");

    private static final LogMessage LISTENER_FAILED = LogMessage.warn(9, "org.wasmplugins.host.PluginLifecycle",
            "An observer of %s for plugin %s failed.");

    private static final LogMessage CODE_KEPT = LogMessage.warn(8, "org.wasmplugins.host.PluginLifecycle",
            "Plugin %s: its code could not be given up.");

    private final PluginLoader loader;
    private final Deadlines deadlines;
    private final Consumer<PluginLifecycleEvent> listener;

    public PluginLifecycle(PluginLoader loader, Consumer<PluginLifecycleEvent> listener) {
        this.loader = loader;
        this.deadlines = loader.deadlines();
        this.listener = listener;
    }

    /**
     * Loads the plugin and makes its first instance on the calling thread, within the time limit of a start. The time of the
     * listener does not count.
     *
     * @param exhausted is called when a plugin that was READY became ERROR because it can no longer make instances
     * @param started gets the deadline whenever plugin code begins to run
     */
    public void start(ManagedPlugin plugin, Consumer<ManagedPlugin> exhausted, Consumer<Deadline> started) {
        PluginManifest manifest = plugin.manifest();
        Allowance time = deadlines.startAllowance(manifest, started);
        try {
            move(plugin, PluginState.LOADING, new PluginLoading(manifest));
            time.within(() -> {
                loader.load(plugin, failure -> failExhausted(plugin, FailedPlugin.exhausted(manifest, failure), exhausted));
                return null;
            });
            publish(new PluginLoaded(manifest));
            move(plugin, PluginState.INITIALIZING, new PluginInitializing(manifest));
            time.within(() -> {
                plugin.pool().prepare();
                return null;
            });
        } catch (PluginException e) {
            throw failStart(plugin, e);
        } catch (RuntimeException | Error e) {
            throw failStart(plugin, new PluginInitializationException(PluginOperation.of(manifest, "start"),
                    "it failed in a way that the host did not expect: " + e, e));
        }
        move(plugin, PluginState.READY, new PluginReady(manifest));
        if (manifest.execution().model() != ExecutionModel.EVENT_LOOP) {
            plugin.pool().maintenance().fill(deadlines);
        }
    }

    /** Fails a plugin that can no longer make instances. Either this or {@link #dispose} takes effect, never both. */
    private void failExhausted(ManagedPlugin plugin, PluginException failure, Consumer<ManagedPlugin> exhausted) {
        if (plugin.failIfReady(failure)) {
            // First, so that no call waits for a listener.
            plugin.pool().factory().closeAfterFailure(failure);
            release(plugin, () -> Duration.ZERO);
            publish(new PluginFailed(plugin.manifest(), failure));
            exhausted.accept(plugin);
        }
    }

    private PluginException failStart(ManagedPlugin plugin, PluginException failure) {
        plugin.becomeFailed(failure);
        publish(new PluginFailed(plugin.manifest(), failure));
        release(plugin, () -> Duration.ZERO);
        return failure;
    }

    /** Disposes the plugin. Its hooks take at most {@code time}. */
    public void dispose(ManagedPlugin plugin, Supplier<Duration> time) {
        if (plugin.disposeIfAlive()) {
            release(plugin, time);
            publish(new PluginDisposed(plugin.manifest()));
        }
    }

    private void release(ManagedPlugin plugin, Supplier<Duration> time) {
        LoadedPlugin code = plugin.takeCode();
        if (code == null) {
            return;
        }
        try {
            plugin.pool().factory().close();
            if (plugin.batches() != null) {
                plugin.batches().close();
            }
            plugin.pool().close(time);
            plugin.loops().close(time);
            code.close();
        } catch (RuntimeException | Error e) {
            CODE_KEPT.logWith(e, plugin.manifest().id());
        }
    }

    private void move(ManagedPlugin plugin, PluginState state, PluginLifecycleEvent event) {
        plugin.moveTo(state);
        publish(event);
    }

    /** Logs the event and notifies the listener. A failing listener changes nothing. */
    void publish(PluginLifecycleEvent event) {
        LIFE_CYCLE.log(event.getClass().getSimpleName(), event.plugin().id(), event.plugin().version());
        try {
            listener.accept(event);
        } catch (RuntimeException | Error e) {
            LISTENER_FAILED.logWith(e, event.getClass().getSimpleName(), event.plugin().id());
        }
    }
}
