package org.wasmplugins.host.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wasmplugins.EventPattern;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.host.internal.lifecycle.CodelessPlugin;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.lifecycle.PluginRegistry;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.observe.SilentObserver;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.pool.InstanceLifecycle;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginObserver;

import io.smallrye.mutiny.Uni;

/**
 * Sends events to a plugin without code and back, so that the JVM has loaded and linked what the application's first call
 * needs. The plugin is not in any registry, and no listener, observer or error history sees it.
 */
public final class WarmUp {

    private static final String NAME = "warm-up";
    private static final PluginManifest PLUGIN = PluginManifest.builder(PluginId.of(NAME), new PluginVersion("1.0.0"))
            .name(NAME).runtime(new RuntimeType(NAME)).module("").serialization(List.of(SerializationFormat.RAW))
            .events(List.of(new EventPattern(NAME))).build();

    private final CallEnvironment environment;
    private final Deadlines deadlines;
    private final PoolScheduler scheduler;
    private final Executor spare;

    public WarmUp(CallEnvironment environment, PoolScheduler scheduler, Executor spare) {
        this.environment = environment;
        this.deadlines = environment.deadlines();
        this.scheduler = scheduler;
        this.spare = spare;
    }

    /**
     * Makes one call that the calling thread waits for and runs itself, and one that another thread runs later.
     *
     * @param observers are notified of both
     */
    public void run(List<PluginObserver> observers) {
        var registry = new PluginRegistry(List.of(PLUGIN));
        ManagedPlugin plugin = registry.find(PLUGIN.id()).orElseThrow();
        start(plugin);
        // Calls without an observer skip code that most applications run.
        var all = new ArrayList<PluginObserver>(observers);
        all.add(new SilentObserver());
        Consumer<PluginException> nobody = failure -> {
            // there is no tracker
        };
        var chain = new CallChain(environment, null, nobody, id -> Recovery.DEFAULT, new Observers(all), spare);
        var manager = new DefaultPluginManager(registry, chain, null, id -> CallGuard.NONE);
        manager.callAndWait(PluginCall.of(event()));
        // Does not wait: the next worker might be this thread. Mutiny would skip code for an item.
        Uni.createFrom().completionStage(() -> CompletableFuture.completedFuture(plugin)).await().indefinitely();
        Consumer<Object> end = answerOrFailure -> end(plugin);
        manager.sendEvent(event()).subscribe().with(end, end);
        invokeWithLateAnswer(nobody);
    }

    /**
     * Loads the path of a call that completes later. The call above may complete before the links look at it; this one never
     * does.
     */
    private void invokeWithLateAnswer(Consumer<PluginException> nobody) {
        var answer = new CompletableFuture<PluginResponse>();
        var observers = new Observers(List.of(new SilentObserver()));
        PluginInvoker chain = new ErrorBoundary(PLUGIN, call -> answer);
        chain = new TrackingInvoker(nobody, new ObservingInvoker(PLUGIN, observers, deadlines, chain));
        chain.invoke(PluginCall.of(event()));
        answer.complete(PluginResponse.success(null));
    }

    private static PluginEvent event() {
        return PluginEvent.to(PLUGIN.id(), NAME, new byte[0]);
    }

    private void start(ManagedPlugin plugin) {
        var factory = new InstanceFactory(PLUGIN, new InstanceLifecycle(new CodelessPlugin(PLUGIN), deadlines), exhausted -> {
        },
                Observers.NONE);
        var pool = new InstancePool(factory, PoolSettings.DEFAULT, scheduler);
        plugin.moveTo(PluginState.LOADING);
        plugin.becomeLoaded(new CodelessPlugin(PLUGIN), pool, null, null);
        plugin.moveTo(PluginState.INITIALIZING);
        pool.prepare();
        plugin.moveTo(PluginState.READY);
    }

    private static void end(ManagedPlugin plugin) {
        plugin.pool().close(() -> Duration.ZERO);
    }
}
