package org.wasmplugins.host.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.internal.access.Channels;
import org.wasmplugins.host.internal.access.HostServices;
import org.wasmplugins.host.internal.access.SecurityGuard;
import org.wasmplugins.host.internal.lifecycle.PluginLoader;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.pool.InstanceLifecycle;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.Watchdog;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.runtime.PluginRuntime;

/** Values and small helpers that the tests of the host share. */
public final class Fixtures {

    /** The only type of event that the plugins of these tests list. */
    public static final String EVENT_TYPE = "text.count";

    /**
     * Real time, of which the plugins of these tests have plenty. A stopped clock would not do: the watchdog of another test's
     * container may look at this thread too, and takes a beginning at zero for one long ago.
     */
    public static final Deadlines DEADLINES = new Deadlines(System::nanoTime, new Watchdog(System::nanoTime));

    private static final PoolScheduler STOPPED = new PoolScheduler(() -> 0, (task, delay) -> {
    }, Runnable::run);

    private Fixtures() {
    }

    /** Makes a builder for workers that the test runs: no spare thread takes their tasks. */
    public static PluginContainerBuilder builder(Executor workers) {
        return PluginContainer.builder(workers).patience(Duration.ofDays(1));
    }

    /** Makes a plugin of which only the id matters; {@link TestPlugin} makes others. */
    public static PluginManifest manifest(String id) {
        return TestPlugin.plugin(id).manifest();
    }

    public static PluginManifest manifest(String id, Duration time) {
        return TestPlugin.plugin(id).maxExecutionTime(time).manifest();
    }

    public static PluginEvent event(String plugin, Object data) {
        return PluginEvent.to(plugin, EVENT_TYPE, data);
    }

    public static PluginInitializationException initializationFailure(String plugin) {
        return new PluginInitializationException(PluginOperation.of(manifest(plugin), "initialize"), "it said no.");
    }

    /** Makes a pool whose clock stands still, with as many instances as the manifest says. */
    public static InstancePool pool(PluginManifest manifest, InstanceLifecycle lifecycle, int maxWaiting,
            Consumer<Throwable> exhausted) {
        return new InstancePool(new InstanceFactory(manifest, lifecycle, exhausted, Observers.NONE),
                PoolSettings.DEFAULT.withMaxWaiting(maxWaiting),
                STOPPED);
    }

    public static PluginLoader loader(PluginRuntime runtime, SecurityGuard guard, Deadlines deadlines) {
        return new PluginLoader(Map.of(runtime.type(), runtime), guard, deadlines, GuestThreads.of(Runnable::run),
                plugin -> PoolSettings.DEFAULT.withMaxWaiting(0), STOPPED);
    }

    /** Makes services without mounts and without a network. */
    public static HostServices services() {
        return services(plugin -> Map.of());
    }

    public static HostServices services(Function<PluginId, Map<String, Path>> mounts) {
        return new HostServices(GuestLogLimits.DEFAULT, new Deadlines(System::nanoTime, new Watchdog(System::nanoTime)),
                Optional.empty(), new Channels(() -> null), plugin -> false, Observers.NONE, mounts, plugin -> Map.of());
    }

    public static HostFunctionHandler function(String module, String name) {
        return new Echo(new HostFunctionSignature(module, name, List.of(HostType.of(String.class)),
                HostType.of(String.class)));
    }

    /** Blocks until the thread is interrupted, as a host function does that waits for something. */
    public static void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Answers with its first argument. */
    private record Echo(HostFunctionSignature signature) implements HostFunctionHandler {

        @Override
        public Object call(HostContext context, Object[] arguments) {
            return arguments[0];
        }
    }

    /** Keeps its tasks until the test runs them on its own thread. */
    public static final class HandDrivenExecutor implements Executor {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean rejecting;

        @Override
        public void execute(Runnable task) {
            if (rejecting) {
                throw new RejectedExecutionException("full");
            }
            tasks.add(task);
        }

        public void reject(boolean reject) {
            rejecting = reject;
        }

        public int size() {
            return tasks.size();
        }

        public void runNext() {
            tasks.remove().run();
        }

        public void runAll() {
            while (!tasks.isEmpty()) {
                runNext();
            }
        }
    }
}
