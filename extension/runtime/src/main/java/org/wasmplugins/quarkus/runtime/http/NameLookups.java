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
 * Looks names of hosts up. The JDK does that on the calling thread, without an end of its own, so the plugin's thread does not
 * wait there. Each plugin has threads of its own: names that are never found keep nobody else from finding theirs.
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

    /** All addresses of a host. Waits no longer than the plugin's call has time. */
    InetAddress[] resolve(String host, HostContext context) throws ExecutionException, InterruptedException, TimeoutException {
        var addresses = new CompletableFuture<InetAddress[]>();
        threads.computeIfAbsent(context.plugin().id(), this::newThreads).executeBlocking(() -> {
            // Those behind one that takes long may have been given up meanwhile.
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
