package org.wasmplugins.host.internal.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;

/** Loads plugins at their first use, on workers. Calls of a plugin that is being loaded wait for the same load. */
public final class LazyLoads {

    private final Executor workers;
    private final Consumer<ManagedPlugin> start;
    private final Map<ManagedPlugin, CompletableFuture<Void>> running = new HashMap<>();

    /** @param start starts a plugin and its dependencies; does nothing for a plugin that is READY */
    public LazyLoads(Executor workers, Consumer<ManagedPlugin> start) {
        this.workers = workers;
        this.start = start;
    }

    /** Completes when the plugin is READY, or fails if it cannot be started. The next call then tries again. */
    public CompletableFuture<Void> load(ManagedPlugin plugin) {
        CompletableFuture<Void> load;
        synchronized (running) {
            if (plugin.state() == PluginState.READY) {
                return CompletableFuture.completedFuture(null);
            }
            load = running.get(plugin);
            if (load != null) {
                return load;
            }
            load = new CompletableFuture<>();
            running.put(plugin, load);
        }
        run(plugin, load);
        return load;
    }

    private void run(ManagedPlugin plugin, CompletableFuture<Void> load) {
        try {
            workers.execute(() -> {
                try {
                    start.accept(plugin);
                } catch (RuntimeException | Error e) {
                    end(plugin).completeExceptionally(e);
                    return;
                }
                end(plugin).complete(null);
            });
        } catch (RuntimeException | Error e) {
            end(plugin).completeExceptionally(new PluginExecutionException(PluginOperation.of(plugin.manifest(), "load"),
                    "no worker thread takes the load, because the application shuts down or its executor is full.", e));
        }
    }

    /** Removes the load. Later callers see the plugin's state or try again. */
    private CompletableFuture<Void> end(ManagedPlugin plugin) {
        synchronized (running) {
            return running.remove(plugin);
        }
    }
}
