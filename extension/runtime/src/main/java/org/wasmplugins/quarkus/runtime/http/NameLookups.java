package org.wasmplugins.quarkus.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.wasmplugins.HostContext;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.GuestWait;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * Looks up the names of hosts. The JDK does that on the calling thread, without a timeout, so other threads do it for the
 * plugin's thread. Each plugin has its own lookup threads: slow lookups of one plugin do not delay those of others.
 */
final class NameLookups implements AutoCloseable {

    private static final int LOOKUPS_OF_A_PLUGIN = 2;

    /** Looks one name up on the calling thread. */
    @FunctionalInterface
    interface Resolver {

        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Vertx vertx;
    private final Resolver resolver;
    private final Map<PluginId, WorkerExecutor> threads = new ConcurrentHashMap<>();

    NameLookups(Vertx vertx, Resolver resolver) {
        this.vertx = vertx;
        this.resolver = resolver;
    }

    /** Returns all addresses of a host. Waits at most for the remaining time of the plugin's call. */
    InetAddress[] resolve(String host, HostContext context) throws ExecutionException, InterruptedException, TimeoutException {
        var addresses = new CompletableFuture<InetAddress[]>();
        threads.computeIfAbsent(context.plugin().id(), this::newThreads).executeBlocking(() -> {
            // A lookup that waited behind a slow one may be cancelled by now.
            if (!addresses.isDone()) {
                complete(addresses, host);
            }
            return null;
        }, false).onFailure(addresses::completeExceptionally);
        return GuestWait.end(addresses, context);
    }

    private void complete(CompletableFuture<InetAddress[]> addresses, String host) {
        try {
            addresses.complete(resolver.resolve(host));
        } catch (UnknownHostException | RuntimeException e) {
            addresses.completeExceptionally(e);
        }
    }

    private WorkerExecutor newThreads(PluginId plugin) {
        return vertx.createSharedWorkerExecutor("wasm-plugins-names-" + plugin, LOOKUPS_OF_A_PLUGIN);
    }

    @Override
    public void close() {
        threads.values().forEach(WorkerExecutor::close);
    }
}
