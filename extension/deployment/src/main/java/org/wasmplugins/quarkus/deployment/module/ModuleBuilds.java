package org.wasmplugins.quarkus.deployment.module;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.wasm.chicory.InvalidModuleException;

/** Builds modules in parallel, at most one for each processor, and logs the progress if it takes long. */
final class ModuleBuilds {

    private static final LogMessage MODULE_DONE = LogMessage.info(207, "org.wasmplugins.quarkus.deployment.ModuleBuilds",
            "The module of plugin %s (%s) took %s ms; it is number %s of %s.");

    private static final LogMessage STILL_COMPILING = LogMessage.info(206, "org.wasmplugins.quarkus.deployment.ModuleBuilds",
            "Compiling takes its time: %s of %s modules are not done yet.");

    interface Work {

        /** @param compiling an action to call before the module is compiled; not called if the module is already compiled */
        ModuleBuild build(byte[] module, Runnable compiling) throws InvalidModuleException;
    }

    /**
     * The outcome for a module. One of the two values is null.
     *
     * @param build the build
     * @param failure the reason why the build failed
     */
    record Outcome(ModuleBuild build, InvalidModuleException failure) {
    }

    private record Done(DiscoveredPluginBuildItem plugin, Duration took, boolean isCompiled) {
    }

    private final Work work;
    private final Duration patience;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private volatile boolean compiles;

    /** @param patience the time for which nothing is logged; if no module is compiled, nothing is logged at all */
    ModuleBuilds(Work work, Duration patience) {
        this.work = work;
        this.patience = patience;
    }

    /** Builds each module once, and waits until all are built. The key of an outcome is {@link ModuleBuild#entryClass}. */
    Map<String, Outcome> of(List<DiscoveredPluginBuildItem> plugins) {
        var modules = new LinkedHashMap<String, DiscoveredPluginBuildItem>();
        plugins.forEach(plugin -> modules.putIfAbsent(ModuleBuild.entryClass(plugin.module()), plugin));
        if (modules.isEmpty()) {
            return Map.of();
        }
        // A new thread inherits the class loader of the thread that makes it, which is the build's.
        var threads = Executors.newFixedThreadPool(Math.min(modules.size(), Runtime.getRuntime().availableProcessors()));
        try {
            var done = new ExecutorCompletionService<Done>(threads);
            modules.forEach((entryClass, plugin) -> done.submit(() -> build(entryClass, plugin)));
            await(done, modules.size());
            // Sorted, so that each build has the same order.
            return new TreeMap<>(outcomes);
        } finally {
            threads.shutdownNow();
        }
    }

    private Done build(String entryClass, DiscoveredPluginBuildItem plugin) {
        long start = System.nanoTime();
        var isCompiled = new AtomicBoolean();
        try {
            outcomes.put(entryClass, new Outcome(work.build(plugin.module(), () -> {
                isCompiled.set(true);
                compiles = true;
            }), null));
        } catch (InvalidModuleException e) {
            outcomes.put(entryClass, new Outcome(null, e));
        }
        return new Done(plugin, Duration.ofNanos(System.nanoTime() - start), isCompiled.get());
    }

    private void await(CompletionService<Done> done, int count) {
        long end = System.nanoTime() + patience.toNanos();
        boolean isLong = false;
        try {
            for (int number = 1; number <= count; number++) {
                var next = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                while (next == null) {
                    if (compiles && !isLong) {
                        isLong = true;
                        STILL_COMPILING.log(count - number + 1, count);
                    }
                    next = done.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                }
                var ended = next.get();
                if (isLong && ended.isCompiled) {
                    MODULE_DONE.log(ended.plugin.manifest().id(), ended.plugin.moduleFile(),
                            ended.took.toMillis(), number, count);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The build was interrupted while it compiled modules.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A module could not be compiled: " + e.getCause(), e.getCause());
        }
    }
}
