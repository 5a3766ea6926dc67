package org.wasmplugins.host.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.Ceilings;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.internal.time.DelayedTasks;
import org.wasmplugins.host.internal.time.HostTimer;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.HttpRequests;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.runtime.PluginRuntime;

/** Collects the parts of a container. Not for use by several threads. */
public final class PluginContainerBuilder {

    final Executor workers;
    final Map<RuntimeType, PluginRuntime> runtimes = new HashMap<>();
    final List<PluginManifest> plugins = new ArrayList<>();
    final List<HostFunctionHandler> hostFunctions = new ArrayList<>();
    UnaryOperator<Runnable> contextual;
    Function<PluginId, PluginGrants> grants;
    Ceilings ceilings = Ceilings.DEFAULT;
    BiFunction<PluginId, ExecutionSettings, ExecutionSettings> executions = (plugin, own) -> own;
    Consumer<PluginLifecycleEvent> listener;
    Function<PluginId, Recovery> recoveries;
    Optional<HttpRequests> http = Optional.empty();
    Predicate<PluginId> privateAddresses;
    Function<PluginId, CallGuard> guards;
    Function<PluginId, Map<String, Path>> mounts;
    Function<PluginId, Map<String, String>> configs;
    GuestLogLimits logLimits = GuestLogLimits.DEFAULT;
    int errorHistory = PluginContainer.DEFAULT_ERROR_HISTORY;
    Duration shutdownTime = PluginContainer.DEFAULT_SHUTDOWN_TIME;
    Duration minStartTime = Duration.ZERO;
    Duration maxStartTime = PluginContainer.DEFAULT_MAX_START_TIME;
    Duration patience = Rescue.PATIENCE;
    final HostTimer ownTimer = new HostTimer();
    DelayedTasks timer = ownTimer;
    final List<PluginObserver> observers = new ArrayList<>();
    GuestThreads threads;
    Function<PluginId, PoolSettings> pools;

    PluginContainerBuilder(Executor workers) {
        this.workers = Objects.requireNonNull(workers, "workers");
    }

    /**
     * @param runtime runs plugins of its type; replaces an earlier runtime of that type
     * @return this builder
     */
    public PluginContainerBuilder runtime(PluginRuntime runtime) {
        runtimes.put(runtime.type(), runtime);
        return this;
    }

    /**
     * @param manifests the plugins to start
     * @return this builder
     */
    public PluginContainerBuilder plugins(Collection<PluginManifest> manifests) {
        plugins.addAll(manifests);
        return this;
    }

    /**
     * @param functions the functions that plugins may call if their manifests request it
     * @return this builder
     */
    public PluginContainerBuilder hostFunctions(Collection<? extends HostFunctionHandler> functions) {
        hostFunctions.addAll(functions);
        return this;
    }

    /**
     * @param capture captures the calling thread's context and returns a task that runs the given one in it; by default a task
     *        runs in the context of its worker
     * @return this builder
     */
    public PluginContainerBuilder contextPropagation(UnaryOperator<Runnable> capture) {
        contextual = Objects.requireNonNull(capture, "capture");
        return this;
    }

    /**
     * @param byPlugin what the operator grants to each plugin, never null; by default all that its manifest requests
     * @return this builder
     */
    public PluginContainerBuilder grants(Function<PluginId, PluginGrants> byPlugin) {
        grants = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * @param byPlugin what happens when a plugin fails, never null; by default it fails closed
     * @return this builder
     */
    public PluginContainerBuilder recovery(Function<PluginId, Recovery> byPlugin) {
        recoveries = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /** Replaces the timer. For tests that control the time. */
    PluginContainerBuilder timer(DelayedTasks tasksLater) {
        timer = tasksLater;
        return this;
    }

    /** Replaces the time after which a task moves to a spare thread. For tests that decide when workers run. */
    PluginContainerBuilder patience(Duration ofCallers) {
        patience = ofCallers;
        return this;
    }

    /**
     * @param byPlugin guards the events that are sent to each plugin, never null; called once for each plugin; by default there
     *        are no guards
     * @return this builder
     */
    public PluginContainerBuilder guards(Function<PluginId, CallGuard> byPlugin) {
        guards = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * @param requests sends the HTTP requests of plugins, not null; by default {@code http_request} is denied to plugins that
     *        list no hosts, and does not exist for the others
     * @return this builder
     */
    public PluginContainerBuilder httpRequests(HttpRequests requests) {
        http = Optional.of(requests);
        return this;
    }

    /**
     * @param plugins the plugins that may send requests to hosts with addresses that are not public, not null; by default none
     * @return this builder
     */
    public PluginContainerBuilder privateAddresses(Predicate<PluginId> plugins) {
        privateAddresses = Objects.requireNonNull(plugins, "plugins");
        return this;
    }

    /**
     * @param byPlugin the directories that the operator maps into each plugin, by the absolute paths in the plugin, never null;
     *        the plugin's effective permission for files limits the access; by default there are none
     * @return this builder
     */
    public PluginContainerBuilder mounts(Function<PluginId, Map<String, Path>> byPlugin) {
        mounts = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * @param byPlugin the configuration of each plugin, never null; replaces the values of its manifest for the same keys; read
     *        when a plugin is loaded, and shown to that plugin alone; by default empty
     * @return this builder
     */
    public PluginContainerBuilder configs(Function<PluginId, Map<String, String>> byPlugin) {
        configs = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * @param limits how much each plugin may log, not null
     * @return this builder
     */
    public PluginContainerBuilder guestLog(GuestLogLimits limits) {
        logLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * @param errors how many errors of each plugin are kept; at least 1
     * @return this builder
     * @throws IllegalArgumentException if {@code errors} is less than 1
     */
    public PluginContainerBuilder errorHistory(int errors) {
        if (errors < 1) {
            throw new IllegalArgumentException("errorHistory must be at least 1");
        }
        errorHistory = errors;
        return this;
    }

    /**
     * @param consumer is notified of each transition of each plugin, on the thread of the transition; its exceptions are logged
     * @return this builder
     */
    public PluginContainerBuilder listener(Consumer<PluginLifecycleEvent> consumer) {
        listener = Objects.requireNonNull(consumer, "consumer");
        return this;
    }

    /**
     * @param time how long the start of a plugin may take even if its {@code max_execution_time} is shorter, because a JVM that
     *        has just started is slow; by default a start has the plugin's own limit
     * @return this builder
     */
    public PluginContainerBuilder minStartTime(Duration time) {
        minStartTime = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * @param most the most that a plugin has if neither {@link #grants} nor {@link #pools} says otherwise, not null; by default
     *        {@link Ceilings#DEFAULT}
     * @return this builder
     */
    public PluginContainerBuilder ceilings(Ceilings most) {
        ceilings = Objects.requireNonNull(most, "most");
        return this;
    }

    /**
     * @param byPlugin returns the execution settings of each plugin, given those of its manifest; by default the same; not null
     * @return this builder
     */
    public PluginContainerBuilder executions(BiFunction<PluginId, ExecutionSettings, ExecutionSettings> byPlugin) {
        executions = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * @param time the longest time of a plugin's start, which holds even if {@code max_execution_time} or {@link #minStartTime}
     *        is longer; more than zero; 30 seconds by default
     * @return this builder
     * @throws IllegalArgumentException if {@code time} is not more than zero
     */
    public PluginContainerBuilder maxStartTime(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("maxStartTime must be more than zero");
        }
        maxStartTime = time;
        return this;
    }

    /**
     * @param time how long {@link PluginContainer#close} may take for the hooks of all plugins together; not negative
     * @return this builder
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public PluginContainerBuilder shutdownTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("shutdownTime must not be negative");
        }
        shutdownTime = time;
        return this;
    }

    /**
     * @param guestThreads the threads on which plugins run, not null; by default {@link GuestThreads#of} the workers
     * @return this builder
     */
    public PluginContainerBuilder guestThreads(GuestThreads guestThreads) {
        threads = Objects.requireNonNull(guestThreads, "guestThreads");
        return this;
    }

    /**
     * @param more are notified of what happens in plugins, in this order; none by default, which costs nothing
     * @return this builder
     */
    public PluginContainerBuilder observers(Collection<? extends PluginObserver> more) {
        observers.addAll(more);
        return this;
    }

    /**
     * @param byPlugin the operator's settings for the instances of each plugin, never null; by default
     *        {@link PoolSettings#DEFAULT}
     * @return this builder
     */
    public PluginContainerBuilder pools(Function<PluginId, PoolSettings> byPlugin) {
        pools = Objects.requireNonNull(byPlugin, "byPlugin");
        return this;
    }

    /**
     * Sets {@link #pools} to {@link PoolSettings#DEFAULT} with another number of calls that may wait.
     *
     * @param calls how many calls of one plugin may wait for an instance; at least 0
     * @return this builder
     * @throws IllegalArgumentException if {@code calls} is negative
     */
    public PluginContainerBuilder maxWaiting(int calls) {
        PoolSettings settings = PoolSettings.DEFAULT.withMaxWaiting(calls);
        return pools(plugin -> settings);
    }

    /**
     * @return a container whose plugins are not started yet, never null
     * @throws IllegalArgumentException if two plugins have the same id, two host functions have the same name, or a mapped
     *         directory does not exist
     */
    public PluginContainer build() {
        setDefaults();
        return new PluginContainer(this);
    }

    /** Sets the defaults here and not at the fields: a lambda that is never reached is never linked. */
    private void setDefaults() {
        contextual = contextual == null ? UnaryOperator.identity() : contextual;
        grants = grants == null ? plugin -> PluginGrants.AS_REQUESTED : grants;
        listener = listener == null ? event -> {
            // there is no listener
        } : listener;
        recoveries = recoveries == null ? plugin -> Recovery.DEFAULT : recoveries;
        privateAddresses = privateAddresses == null ? plugin -> false : privateAddresses;
        guards = guards == null ? plugin -> CallGuard.NONE : guards;
        mounts = mounts == null ? plugin -> Map.of() : mounts;
        configs = configs == null ? plugin -> Map.of() : configs;
        threads = threads == null ? GuestThreads.of(workers) : threads;
        pools = pools == null ? plugin -> PoolSettings.DEFAULT : pools;
    }
}
