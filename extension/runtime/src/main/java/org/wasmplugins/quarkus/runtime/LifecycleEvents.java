package org.wasmplugins.quarkus.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;

import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;

/** Notifies CDI observers of events in the life of plugins. */
final class LifecycleEvents {

    private static final LogMessage LISTENER_FAILED = LogMessage.warn(102, "org.wasmplugins.quarkus.runtime.WasmPlugins",
            "An asynchronous observer of %s for plugin %s failed.");

    private final Event<PluginLifecycleEvent> events;
    private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();

    LifecycleEvents(Event<PluginLifecycleEvent> events) {
        this.events = events;
    }

    /** Notifies synchronous observers on this thread, and asynchronous observers on a worker. */
    void publish(PluginLifecycleEvent event) {
        var ended = new CompletableFuture<Void>();
        running.add(ended);
        try {
            events.fireAsync(event).whenComplete((fired, failure) -> {
                if (failure != null) {
                    LISTENER_FAILED.logWith(failure, event.getClass().getSimpleName(), event.plugin().id());
                }
                end(ended);
            });
        } catch (RuntimeException | Error e) {
            end(ended);
            throw e;
        }
        events.fire(event);
    }

    private void end(CompletableFuture<Void> ended) {
        running.remove(ended);
        ended.complete(null);
    }

    /** Waits for asynchronous observers, for at most {@code time}: the beans that they use end with the application. */
    void finish(Duration time) {
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS).join();
    }
}
