package org.wasmplugins.host.container;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.ErrorTracker;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.HostVitals;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.internal.access.Channels;
import org.wasmplugins.host.internal.access.HostFunctionRegistry;
import org.wasmplugins.host.internal.access.HostServices;
import org.wasmplugins.host.internal.access.OperatorsWord;
import org.wasmplugins.host.internal.access.SecurityGuard;
import org.wasmplugins.host.internal.call.CallChain;
import org.wasmplugins.host.internal.call.DefaultPluginManager;
import org.wasmplugins.host.internal.call.WarmUp;
import org.wasmplugins.host.internal.lifecycle.LazyLoads;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.lifecycle.PluginLifecycle;
import org.wasmplugins.host.internal.lifecycle.PluginLoader;
import org.wasmplugins.host.internal.lifecycle.PluginRegistry;
import org.wasmplugins.host.internal.lifecycle.PluginStarter;
import org.wasmplugins.host.internal.lifecycle.Starts;
import org.wasmplugins.host.internal.observe.DefaultErrorTracker;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.internal.run.SpareThreads;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.HostTimer;
import org.wasmplugins.host.internal.time.StartTime;
import org.wasmplugins.host.internal.time.Watchdog;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;

/**
 * A complete host of plugins. It owns the plugins from {@link #start} to {@link #close}. May be used from any thread.
 * {@code start} and {@code close} run plugin code on the calling thread and may block it, so they must not run on an event
 * loop.
 */
public final class PluginContainer implements AutoCloseable {

    /** The default number of errors that are kept of each plugin. */
    public static final int DEFAULT_ERROR_HISTORY = 100;

    /** The default time that {@link #close} has for the hooks of all plugins together. */
    public static final Duration DEFAULT_SHUTDOWN_TIME = Duration.ofSeconds(10);

    /** The default time limit of a start, which holds whatever a manifest says. */
    public static final Duration DEFAULT_MAX_START_TIME = StartTime.DEFAULT.most();

    private final PluginRegistry registry;
    private final PluginLifecycle lifecycle;
    private final DefaultPluginManager manager;
    private final DefaultErrorTracker errors;
    private final PluginStarter starter;
    private final Watchdog watchdog;
    private final HostTimer timer;
    private final WarmUp warmUp;
    private final Duration shutdownTime;
    private final Starts starts;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    PluginContainer(PluginContainerBuilder builder) {
        LongSupplier clock = System::nanoTime;
        watchdog = new Watchdog(clock);
        shutdownTime = builder.shutdownTime;
        var deadlines = new Deadlines(clock, watchdog, new StartTime(builder.minStartTime, builder.maxStartTime));
        Observers observers = builder.observers.isEmpty() ? Observers.NONE : new Observers(builder.observers);
        var channels = new Channels(this::calls);
        var guard = new SecurityGuard(new HostFunctionRegistry(builder.hostFunctions), builder.plugins,
                new HostServices(builder.logLimits, deadlines, builder.http, channels,
                        builder.privateAddresses, observers, builder.mounts, builder.configs));
        errors = new DefaultErrorTracker(InstantSource.system(), builder.errorHistory);
        var word = new OperatorsWord(builder.grants, builder.ceilings, builder.pools, builder.executions);
        var effective = new ArrayList<PluginManifest>();
        for (var plugin : builder.plugins) {
            effective.add(word.effective(plugin));
        }
        registry = new PluginRegistry(effective);
        timer = builder.ownTimer;
        var spare = new SpareThreads(builder.ownTimer);
        var rescue = new Rescue(builder.ownTimer, builder.patience, spare);
        // The thread that waits for their work may be a worker itself.
        Executor workers = rescue.rescuing(builder.workers);
        var scheduler = new PoolScheduler(clock, builder.timer, workers);
        var loader = new PluginLoader(Map.copyOf(builder.runtimes), guard, deadlines, builder.threads, builder.pools,
                scheduler);
        lifecycle = new PluginLifecycle(loader, event -> publish(builder.listener, event));
        starts = new Starts(deadlines);
        starter = new PluginStarter(lifecycle, starts, builder.recoveries, builder.timer, workers);
        LazyLoads loads = isAnyLazy(effective) ? new LazyLoads(workers, this::startLazily) : null;
        var environment = new CallEnvironment(builder.threads, builder.contextual, deadlines, rescue);
        var chain = new CallChain(environment, loads, errors::track, builder.recoveries, observers, spare);
        manager = new DefaultPluginManager(registry, chain, channels, builder.guards);
        warmUp = new WarmUp(environment, scheduler, spare);
    }

    private static boolean isAnyLazy(List<PluginManifest> plugins) {
        for (var plugin : plugins) {
            if (plugin.execution().lazy()) {
                return true;
            }
        }
        return false;
    }

    private void startLazily(ManagedPlugin plugin) {
        if (!started.get()) {
            throw new PluginExecutionException(PluginOperation.of(plugin.manifest(), "load"),
                    "the plugins are not started yet; none is loaded before.");
        }
        registry.withNeeded(plugin).forEach(starter::startLazily);
    }

    private void publish(Consumer<PluginLifecycleEvent> listener, PluginLifecycleEvent event) {
        // First, so that a failing observer does not keep an error out of the history.
        if (event instanceof PluginFailed failed) {
            errors.track(failed.cause());
        }
        listener.accept(event);
    }

    /**
     * @param workers runs plugin code; its threads may be blocked; not null
     * @return a builder, never null
     */
    public static PluginContainerBuilder builder(Executor workers) {
        return new PluginContainerBuilder(workers);
    }

    /** @return the application's access to its plugins, never null; the same at every call, also before {@link #start} */
    public PluginManager manager() {
        return manager;
    }

    /**
     * @return the access to the plugins for typed clients and other frameworks, never null; the same at every call, also before
     *         {@link #start}
     */
    public PluginCalls calls() {
        return manager;
    }

    /** @return the errors of the plugins, never null; the same at every call, also before {@link #start} */
    public ErrorTracker errors() {
        return errors;
    }

    /**
     * @param stuckAfter how long a thread may go on after an interrupt before it counts as stuck, not null
     * @return whether the host itself works, never null; may be asked often, also before {@link #start}
     */
    public HostVitals vitals(Duration stuckAfter) {
        return watchdog.vitals(stuckAfter);
    }

    /**
     * Loads and initialises every plugin that is not lazy, and returns when all are ready. Each plugin starts after its
     * dependencies, otherwise in the order of the ids. If a plugin fails that {@link FailureMode#FAIL_CLOSED fails closed}, the
     * plugins before it are disposed.
     *
     * @throws PluginException if such a plugin cannot be loaded or initialised
     * @throws IllegalStateException if it was called before, or if an observer closes the container meanwhile
     */
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("The plugins were started before; a container starts once.");
        }
        watchdog.start();
        try {
            List<ManagedPlugin> order = registry.inStartOrder();
            Set<ManagedPlugin> eager = registry.eager();
            for (var plugin : order) {
                if (!eager.contains(plugin)) {
                    continue;
                }
                starter.start(plugin);
                if (closed.get()) {
                    throw new IllegalStateException("The plugins were closed while they started.");
                }
            }
        } catch (PluginException e) {
            close();
            throw e;
        }
    }

    /**
     * Lets the JVM load the code that a call needs, so that the application's first call does not wait for it. Sends calls to a
     * plugin without code that is not in any registry. Runs no plugin of the container and changes nothing that can be seen.
     * May be called from any thread that may be blocked, and takes some ten milliseconds of processor time. Does nothing before
     * {@link #start} and after {@link #close}.
     *
     * @param observers are notified of these calls and must not publish them; not null
     * @throws PluginException if one of the calls fails on the calling thread
     */
    public void warmUp(List<PluginObserver> observers) {
        if (isOpen()) {
            warmUp.run(observers);
        }
    }

    private boolean isOpen() {
        return started.get() && !closed.get();
    }

    /**
     * Disposes the plugins in the reverse order of their start, and stops a start that still runs. The hooks and the wait for
     * such a start share the shutdown time. When it is over, the remaining instances are closed without their hooks. Does
     * nothing before the start and at the second call.
     */
    @Override
    public void close() {
        close(shutdownTime);
    }

    /**
     * Disposes the plugins as {@link #close()} does, with another time for all hooks together.
     *
     * @param longest how long they may take, not null; zero or less for no hooks at all
     */
    public void close(Duration longest) {
        if (!started.get() || !closed.compareAndSet(false, true)) {
            return;
        }
        long end = System.nanoTime() + Deadlines.nanos(longest);
        starts.close(end);
        List<ManagedPlugin> order = inStartOrder();
        for (int i = order.size() - 1; i >= 0; i--) {
            ManagedPlugin plugin = order.get(i);
            // A plugin that failed or never started owns nothing, and its state stays.
            if (plugin.state() == PluginState.READY) {
                lifecycle.dispose(plugin, () -> remaining(end));
            }
        }
        // The watchdog stops the starts that still run.
        starts.whenQuiet(watchdog::close);
        timer.forgetLater();
    }

    private List<ManagedPlugin> inStartOrder() {
        try {
            return registry.inStartOrder();
        } catch (PluginException e) {
            // Plugins that cannot be ordered are never started.
            return List.of();
        }
    }

    private static Duration remaining(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
