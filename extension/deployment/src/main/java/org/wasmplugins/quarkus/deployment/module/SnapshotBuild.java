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
 * Initializes one plugin, in the classes that the application will have, on a thread of its own: what a plugin does must not
 * keep a build from its end.
 */
final class SnapshotBuild {

    /** As a start at run time: a JVM that has just started is slow. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(5);

    /** For a thread that was interrupted; compiled code looks at each turn of a loop. */
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    private final PluginManifest manifest;
    private final ModuleClasses classes;
    private final Duration leastTime;

    SnapshotBuild(PluginManifest manifest, ModuleClasses classes) {
        this(manifest, classes, LEAST_TIME);
    }

    /** @param leastTime how long it may take, also for a plugin whose own time is shorter */
    SnapshotBuild(PluginManifest manifest, ModuleClasses classes, Duration leastTime) {
        this.manifest = manifest;
        this.classes = classes;
        this.leastTime = leastTime;
    }

    /** Fails with {@link WasmSnapshotException} if there can be none. */
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
