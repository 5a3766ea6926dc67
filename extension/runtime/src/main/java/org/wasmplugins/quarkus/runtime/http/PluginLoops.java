package org.wasmplugins.quarkus.runtime.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.PluginId;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The event loops of the plugins' connections. Each plugin gets the next loop in turn, so that plugins do not all share one.
 */
final class PluginLoops {

    private final Vertx vertx;
    private final Map<PluginId, Context> contexts = new ConcurrentHashMap<>();

    PluginLoops(Vertx vertx) {
        this.vertx = vertx;
    }

    Context of(PluginId plugin) {
        return contexts.computeIfAbsent(plugin, id -> next());
    }

    /** Asks from a new thread: for such a thread Vert.x chooses the next event loop. */
    private Context next() {
        var context = new CompletableFuture<Context>();
        new Thread(() -> {
            try {
                context.complete(vertx.getOrCreateContext());
            } catch (RuntimeException | Error e) {
                context.completeExceptionally(e);
            }
        }, "wasm-plugins-loop-choice").start();
        return context.join();
    }
}
