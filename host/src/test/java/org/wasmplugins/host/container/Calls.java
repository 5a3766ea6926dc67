package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.spi.Futures;

/** Sends events to plugins, and waits for the results. */
public final class Calls {

    private Calls() {
    }

    /** Sends an event to plugin {@code a}. */
    static CompletableFuture<PluginResponse> send(PluginContainer container, Object data) {
        return send(container, "a", data);
    }

    /** Sends an event to plugin {@code a}. */
    static CompletableFuture<PluginResponse> send(PluginManager manager, Object data) {
        return manager.sendEvent(Fixtures.event("a", data)).subscribeAsCompletionStage();
    }

    public static CompletableFuture<PluginResponse> send(PluginContainer container, String plugin, Object data) {
        return container.manager().sendEvent(Fixtures.event(plugin, data)).subscribeAsCompletionStage();
    }

    /** Returns the failure of a call that has ended, without the exception that dependent stages wrap it in. */
    public static Throwable failureOf(CompletionStage<?> call) {
        assertThat(call.toCompletableFuture()).isCompletedExceptionally();
        return Futures.unwrap(call.handle((value, failure) -> failure).toCompletableFuture().join());
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
