package org.wasmplugins.host.internal.call;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.ModuleClient;
import org.wasmplugins.host.PluginAnswer;
import org.wasmplugins.host.PluginChannel;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.internal.access.Channels;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.lifecycle.PluginRegistry;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.run.CallerThread;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

public final class DefaultPluginManager implements PluginManager, PluginCalls {

    /** The number of plugins that handle one published event at the same time. */
    private static final int MOST_AT_A_TIME = 256;

    private final PluginRegistry registry;
    private final Map<PluginId, PluginInvoker> chains;
    private final Channels channels;
    private final Map<PluginId, CallGuard> guards;

    public DefaultPluginManager(PluginRegistry registry, CallChain chain, Channels channels,
            Function<PluginId, CallGuard> guard) {
        this.registry = registry;
        this.channels = channels;
        var chainsById = new HashMap<PluginId, PluginInvoker>();
        var guardsById = new HashMap<PluginId, CallGuard>();
        for (var plugin : registry.all()) {
            PluginId id = plugin.manifest().id();
            chainsById.put(id, chain.linksTo(plugin));
            guardsById.put(id, guard.apply(id));
        }
        this.chains = Map.copyOf(chainsById);
        this.guards = Map.copyOf(guardsById);
    }

    @Override
    public Uni<PluginResponse> sendEvent(PluginEvent event) {
        Objects.requireNonNull(event, "event");
        CallGuard guard = guards.getOrDefault(event.target(), CallGuard.NONE);
        var call = new PluginCall(event, HostType.ANY, Optional.empty(), guard.time());
        return Uni.createFrom().completionStage(() -> GuardedCall.start(guard, this, call));
    }

    @Override
    public PluginChannel openChannel(PluginId id) {
        if (!chains.containsKey(id)) {
            throw notFound(id);
        }
        return channels.open(id, this::sendEvent);
    }

    @Override
    public Multi<PluginAnswer> publish(PublishedEvent event) {
        Objects.requireNonNull(event, "event");
        return Multi.createFrom().items(() -> registry.all().stream().map(ManagedPlugin::manifest)
                .filter(plugin -> plugin.handles(event.type())).map(PluginManifest::id))
                .onItem().transformToUni(plugin -> answer(event.to(plugin))).merge(MOST_AT_A_TIME);
    }

    private Uni<PluginAnswer> answer(PluginEvent event) {
        return sendEvent(event).onItem().transform(response -> new PluginAnswer(event.target(), response, null))
                .onFailure(PluginException.class)
                .recoverWithItem(failure -> new PluginAnswer(event.target(), null, failure));
    }

    @Override
    public CompletionStage<PluginResponse> call(PluginCall call) {
        PluginId target = call.event().target();
        PluginInvoker chain = chains.get(target);
        return chain == null ? CompletableFuture.failedFuture(notFound(call.event())) : chain.invoke(call);
    }

    @Override
    public PluginCalls to(PluginId plugin) {
        PluginInvoker chain = chains.get(plugin);
        return chain == null ? this : new CallsOfOne(chain, this);
    }

    /** Sends calls to one plugin without a search for its chain. */
    private record CallsOfOne(PluginInvoker chain, PluginCalls all) implements PluginCalls {

        @Override
        public CompletionStage<PluginResponse> call(PluginCall call) {
            return chain.invoke(call);
        }

        @Override
        public PluginResponse callAndWait(PluginCall call) {
            return all.callAndWait(call);
        }

        @Override
        public PluginCalls to(PluginId plugin) {
            return all.to(plugin);
        }
    }

    @Override
    public PluginResponse callAndWait(PluginCall call) {
        try {
            return CallerThread.await(this, call);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginException failure ? failure : failed(call, "it failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(call, "the calling thread was interrupted while it waited for the answer.", e);
        }
    }

    private static PluginExecutionException failed(PluginCall call, String problem, Exception cause) {
        var failure = new PluginExecutionException(new PluginOperation(call.event().target(), null, "call and wait"), problem,
                cause);
        failure.concerns(call.event());
        return failure;
    }

    private PluginNotFoundException notFound(PluginEvent event) {
        PluginNotFoundException failure = notFound(event.target());
        failure.concerns(event);
        return failure;
    }

    private PluginNotFoundException notFound(PluginId id) {
        List<String> ids = registry.all().stream().map(plugin -> plugin.manifest().id().value()).toList();
        return new PluginNotFoundException(new PluginOperation(id, null, "find the plugin"), "there is no such plugin"
                + NearestName.of(id.value(), ids).map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("; there are " + ids + "."));
    }

    @Override
    public ModuleClient module(String id) {
        PluginId target = PluginId.of(id);
        ManagedPlugin plugin = registry.find(target).orElseThrow(() -> notFound(target));
        return DefaultModuleClient.of(plugin.manifest(), chains.get(target));
    }

    @Override
    public Optional<PluginInfo> getPlugin(PluginId id) {
        return registry.find(id).map(ManagedPlugin::info);
    }

    @Override
    public Collection<PluginInfo> getAllPlugins() {
        return registry.all().stream().map(ManagedPlugin::info).toList();
    }

    @Override
    public Optional<PoolStatistics> poolStatistics(PluginId id) {
        return registry.find(id).map(ManagedPlugin::pool).map(InstancePool::statistics);
    }

    @Override
    public boolean isLoaded(PluginId id) {
        return registry.find(id).filter(ManagedPlugin::isLoaded).isPresent();
    }
}
