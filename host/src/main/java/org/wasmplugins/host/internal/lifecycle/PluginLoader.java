package org.wasmplugins.host.internal.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.PluginLoadException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.RuntimeNotAvailableException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.internal.access.SecurityGuard;
import org.wasmplugins.host.internal.batch.BatchQueue;
import org.wasmplugins.host.internal.eventloop.LoopInstanceMaker;
import org.wasmplugins.host.internal.eventloop.LoopInstances;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.pool.InstanceLifecycle;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.PluginRuntime;

/**
 * Loads a plugin through its runtime, with its pool, its event-loop instances and its batches.
 *
 * @param runtimes the runtimes by type
 * @param guard decides what plugins may reach
 * @param deadlines enforces time limits
 * @param threads the threads on which plugins run
 * @param pools the operator's settings for the instances of each plugin
 * @param scheduler the clock, the timer and the workers of the pools
 */
public record PluginLoader(Map<RuntimeType, PluginRuntime> runtimes, SecurityGuard guard, Deadlines deadlines,
        GuestThreads threads,
        Function<PluginId, PoolSettings> pools, PoolScheduler scheduler) {

    /** Loads the plugin. Runs plugin code on the calling thread. */
    void load(ManagedPlugin plugin, Consumer<Throwable> exhausted) {
        PluginManifest manifest = plugin.manifest();
        checkThreads(manifest);
        PoolSettings settings = pools.apply(manifest.id());
        LoadedPlugin code = load(manifest);
        deadlines.watch(code);
        var factory = new InstanceFactory(manifest, new InstanceLifecycle(code, deadlines), exhausted, guard.observers());
        var pool = new InstancePool(factory, settings, scheduler);
        var maker = new LoopInstanceMaker(factory, pool, deadlines, scheduler.workers());
        BatchQueue batches = manifest.execution().batch().isPresent() ? new BatchQueue(pool, scheduler) : null;
        plugin.becomeLoaded(code, pool, new LoopInstances(factory, settings, maker, threads), batches);
    }

    private void checkThreads(PluginManifest manifest) {
        ExecutionModel model = manifest.execution().model();
        Optional<String> problem = threads.problem(model);
        if (problem.isPresent()) {
            throw new PluginLoadException(PluginOperation.of(manifest, "load"), "its plugin.yaml says execution.model: "
                    + model.key() + ", which cannot be had here. " + problem.get());
        }
    }

    private LoadedPlugin load(PluginManifest manifest) {
        PluginRuntime runtime = runtimes.get(manifest.runtime());
        if (runtime == null) {
            throw new RuntimeNotAvailableException(PluginOperation.of(manifest, "load"), "its runtime '" + manifest.runtime()
                    + "' is not there; there are " + runtimes.keySet().stream().map(RuntimeType::name).sorted().toList() + ".");
        }
        return runtime.load(manifest, guard.hostFor(manifest));
    }
}
