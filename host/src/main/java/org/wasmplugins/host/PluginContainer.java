package org.wasmplugins.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wasmplugins.HostFunction;
import org.wasmplugins.PluginException;
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

    private final PluginRegistry registry;
    private final PluginLifecycle lifecycle;
    private final PluginManager manager;
    private final List<ManagedPlugin> started = new ArrayList<>();

    private PluginContainer(Builder builder) {
        registry = new PluginRegistry(builder.plugins);
        lifecycle = new PluginLifecycle(Map.copyOf(builder.runtimes),
                new SecurityGuard(new HostFunctionRegistry(builder.hostFunctions)), builder.maxWaiting);
        manager = new DefaultPluginManager(registry, builder.workers, builder.contextual);
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
     * Loads and initialises every plugin, in the order of their ids, and returns when all are ready. If one fails, those
     * before it are disposed.
     *
     * @throws PluginException if a plugin cannot be loaded or initialised
     */
    public synchronized void start() {
        try {
            for (var plugin : registry.all()) {
                lifecycle.start(plugin);
                started.add(plugin);
            }
        } catch (PluginException e) {
            close();
            throw e;
        }
    }

    /** Disposes the plugins in the reverse order of their start. Does nothing the second time. */
    @Override
    public synchronized void close() {
        Collections.reverse(started);
        started.forEach(lifecycle::dispose);
        started.clear();
    }

    /** Collects what a container is made of. Not safe for use by several threads. */
    public static final class Builder {

        private final Executor workers;
        private final Map<RuntimeType, PluginRuntime> runtimes = new HashMap<>();
        private final List<PluginManifest> plugins = new ArrayList<>();
        private final List<HostFunction> hostFunctions = new ArrayList<>();
        private UnaryOperator<Runnable> contextual = UnaryOperator.identity();
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
