package org.wasmplugins.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.wasmplugins.HostFunction;
import org.wasmplugins.PluginException;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginLifecycleEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginRuntime;
import org.wasmplugins.RuntimeType;

/**
 * A host of plugins, put together: it owns the plugins from {@link #start} to {@link #close}. May be used from any thread;
 * {@code start} and {@code close} run plugin code on the calling thread and may block it, so they do not belong on an event
 * loop.
 */
public final class PluginContainer implements AutoCloseable {

    /** How many calls of one plugin may wait for an instance where nothing else is said. */
    public static final int DEFAULT_MAX_WAITING = 1_000;

    /** How long {@link #close} may take for the hooks of all plugins together where nothing else is said. */
    public static final Duration DEFAULT_SHUTDOWN_TIME = Duration.ofSeconds(10);

    private final PluginRegistry registry;
    private final PluginLifecycle lifecycle;
    private final PluginManager manager;
    private final Watchdog watchdog;
    private final Duration shutdownTime;
    private final List<ManagedPlugin> started = new ArrayList<>();
    private boolean used;

    private PluginContainer(Builder builder) {
        var guard = new SecurityGuard(new HostFunctionRegistry(builder.hostFunctions), builder.plugins, builder.grants);
        watchdog = new Watchdog(System::nanoTime);
        shutdownTime = builder.shutdownTime;
        var deadlines = new Deadlines(System::nanoTime, watchdog);
        registry = new PluginRegistry(builder.plugins.stream().map(guard::effective).toList());
        lifecycle = new PluginLifecycle(Map.copyOf(builder.runtimes), guard, deadlines, builder.listener, builder.maxWaiting);
        manager = new DefaultPluginManager(registry, builder.workers, builder.contextual, deadlines);
    }

    /**
     * @param workers runs plugin code; its threads may be blocked; not null
     * @return a builder, never null
     */
    public static Builder builder(Executor workers) {
        return new Builder(workers);
    }

    /**
     * @return the way to the plugins, never null; the same at every call, also before {@link #start}
     */
    public PluginManager manager() {
        return manager;
    }

    /**
     * Loads and initialises every plugin, each after those that it needs and otherwise in the order of their ids, and returns
     * when all are ready. If one fails, those before it are disposed.
     *
     * @throws PluginException if a plugin cannot be loaded or initialised
     * @throws IllegalStateException if it was called before
     */
    public synchronized void start() {
        if (used) {
            throw new IllegalStateException("The plugins were started before; a container starts once.");
        }
        used = true;
        watchdog.start();
        try {
            for (var plugin : registry.inStartOrder()) {
                lifecycle.start(plugin);
                started.add(plugin);
            }
        } catch (PluginException e) {
            close();
            throw e;
        }
    }

    /**
     * Disposes the plugins in the reverse order of their start. Their hooks get the shutdown time together; when it is over,
     * the
     * remaining instances are closed without being asked. Does nothing before the start and the second time.
     */
    @Override
    public synchronized void close() {
        if (!used) {
            return;
        }
        long end = System.nanoTime() + shutdownTime.toNanos();
        for (int i = started.size() - 1; i >= 0; i--) {
            var plugin = started.get(i);
            lifecycle.dispose(plugin, () -> remaining(end, plugin.manifest()));
        }
        started.clear();
        watchdog.close();
    }

    private static Duration remaining(long end, PluginManifest plugin) {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        var own = plugin.permissions().limits().maxExecutionTime();
        return left.compareTo(own) < 0 ? left : own;
    }

    /** Collects what a container is made of. Not safe for use by several threads. */
    public static final class Builder {

        private final Executor workers;
        private final Map<RuntimeType, PluginRuntime> runtimes = new HashMap<>();
        private final List<PluginManifest> plugins = new ArrayList<>();
        private final List<HostFunction> hostFunctions = new ArrayList<>();
        private UnaryOperator<Runnable> contextual = UnaryOperator.identity();
        private Function<PluginId, PluginGrants> grants = plugin -> PluginGrants.AS_REQUESTED;
        private Consumer<PluginLifecycleEvent> listener = event -> {
        };
        private Duration shutdownTime = DEFAULT_SHUTDOWN_TIME;
        private int maxWaiting = DEFAULT_MAX_WAITING;

        private Builder(Executor workers) {
            this.workers = Objects.requireNonNull(workers, "workers");
        }

        /**
         * @param runtime runs plugins of its type; the last one of a type counts
         * @return this builder
         */
        public Builder runtime(PluginRuntime runtime) {
            runtimes.put(runtime.type(), runtime);
            return this;
        }

        /**
         * @param manifests plugins to start
         * @return this builder
         */
        public Builder plugins(Collection<PluginManifest> manifests) {
            plugins.addAll(manifests);
            return this;
        }

        /**
         * @param functions what plugins may call, if their manifests ask for it
         * @return this builder
         */
        public Builder hostFunctions(Collection<? extends HostFunction> functions) {
            hostFunctions.addAll(functions);
            return this;
        }

        /**
         * @param capture takes the calling thread's context and returns a task that runs the given one in it; by default a
         *        task runs in whatever context the worker has
         * @return this builder
         */
        public Builder contextPropagation(UnaryOperator<Runnable> capture) {
            contextual = Objects.requireNonNull(capture, "capture");
            return this;
        }

        /**
         * @param byPlugin what the operator grants to each plugin, never null; by default whatever its manifest asks for
         * @return this builder
         */
        public Builder grants(Function<PluginId, PluginGrants> byPlugin) {
            grants = Objects.requireNonNull(byPlugin, "byPlugin");
            return this;
        }

        /**
         * @param consumer is told of each transition of each plugin, on the thread on which it happens; what it throws is
         *        logged
         * @return this builder
         */
        public Builder listener(Consumer<PluginLifecycleEvent> consumer) {
            listener = Objects.requireNonNull(consumer, "consumer");
            return this;
        }

        /**
         * @param time how long {@link PluginContainer#close} may take for the hooks of all plugins together; not negative
         * @return this builder
         * @throws IllegalArgumentException if {@code time} is negative
         */
        public Builder shutdownTime(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("shutdownTime must not be negative");
            }
            shutdownTime = time;
            return this;
        }

        /**
         * @param calls how many calls of one plugin may wait for an instance; at least 0
         * @return this builder
         * @throws IllegalArgumentException if {@code calls} is negative
         */
        public Builder maxWaiting(int calls) {
            if (calls < 0) {
                throw new IllegalArgumentException("maxWaiting must not be negative");
            }
            maxWaiting = calls;
            return this;
        }

        /**
         * @return a container whose plugins are not started yet, never null
         * @throws IllegalArgumentException if two plugins have one id or two host functions one name
         */
        public PluginContainer build() {
            return new PluginContainer(this);
        }
    }
}
