package org.wasmplugins.quarkus.deployment.module;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.wasm.PluginSnapshot;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

/**
 * Initializes one plugin, in the classes that the application will have, on a separate thread: the plugin's code must not
 * block the build.
 */
final class SnapshotBuild {

    /** The least time of a start, as at run time: a JVM that has just started is slow. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(5);

    /** The time that an interrupted thread gets to stop; compiled code checks for interrupts in each iteration of a loop. */
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    private final PluginManifest manifest;
    private final ModuleClasses classes;
    private final Duration leastTime;

    SnapshotBuild(PluginManifest manifest, ModuleClasses classes) {
        this(manifest, classes, LEAST_TIME);
    }

    /** @param leastTime the time that the start may take at least, even if the plugin's own time is shorter */
    SnapshotBuild(PluginManifest manifest, ModuleClasses classes, Duration leastTime) {
        this.manifest = manifest;
        this.classes = classes;
        this.leastTime = leastTime;
    }

    /** Takes the snapshot. Fails with {@link WasmSnapshotException} if a snapshot is not possible. */
    byte[] take() {
        var module = classes.entry().load();
        var result = new CompletableFuture<byte[]>();
        var thread = new Thread(() -> complete(result, module), "wasm-plugins-snapshot-" + manifest.id());
        thread.setDaemon(true);
        thread.start();
        var own = manifest.permissions().limits().maxExecutionTime();
        var time = own.compareTo(leastTime) < 0 ? leastTime : own;
        try {
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop(thread, module);
            throw new WasmSnapshotException("it was stopped after " + time.toMillis()
                    + " ms (permissions.resources.max_execution_time in its plugin.yaml, at least " + leastTime.toMillis()
                    + " ms)");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WasmSnapshotException refused) {
                throw refused;
            }
            throw new IllegalStateException("No snapshot can be taken of plugin " + manifest.id() + ": " + e.getCause(),
                    e.getCause());
        } catch (InterruptedException e) {
            stop(thread, module);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The build was interrupted while it took a snapshot of plugin " + manifest.id()
                    + ".", e);
        }
    }

    private void complete(CompletableFuture<byte[]> result, WasmModule module) {
        try {
            result.complete(PluginSnapshot.take(manifest, module));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static void stop(Thread thread, WasmModule module) {
        thread.interrupt();
        module.interrupted();
        try {
            thread.join(STOP_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
