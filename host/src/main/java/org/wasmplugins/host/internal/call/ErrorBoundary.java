package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;

/** Ensures that a call ends with a response or a {@link PluginException}. */
final class ErrorBoundary implements PluginInvoker {

    private final PluginManifest manifest;
    private final PluginInvoker next;

    ErrorBoundary(PluginManifest manifest, PluginInvoker next) {
        this.manifest = manifest;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        CompletableFuture<PluginResponse> started;
        try {
            started = next.invoke(call).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(typed(e));
        }
        return Futures.isAnswered(started) ? started : Futures.cancelWith(started.exceptionally(this::throwTyped), started);
    }

    /** Throws the typed exception for a call that failed later. */
    private PluginResponse throwTyped(Throwable failure) {
        throw typed(failure);
    }

    private PluginException typed(Throwable failure) {
        Throwable cause = Futures.unwrap(failure);
        if (cause instanceof PluginException exception) {
            return exception;
        }
        return new PluginExecutionException(PluginOperation.of(manifest, "handle an event"),
                "it failed in a way that the host did not expect: " + cause, cause);
    }
}
