package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;

/** Answers for a failed plugin with the configured answer. Mistakes of the caller stay failures. */
final class FallbackInvoker implements PluginInvoker {

    private final Object fallback;
    private final PluginInvoker next;

    FallbackInvoker(Object fallback, PluginInvoker next) {
        this.fallback = fallback;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        CompletableFuture<PluginResponse> running = next.invoke(call).toCompletableFuture();
        return Futures.cancelWith(running.exceptionally(failure -> {
            Throwable cause = Futures.unwrap(failure);
            if (cause instanceof EventNotSupportedException || cause instanceof PluginSerializationException) {
                throw new CompletionException(cause);
            }
            return PluginResponse.success(fallback);
        }), running);
    }
}
