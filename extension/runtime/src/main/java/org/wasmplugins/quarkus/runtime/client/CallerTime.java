package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.spi.Futures;

/**
 * The time of a {@code @Timeout}. Both fault tolerance and the plugin have a timer for it, and either may be first. The
 * caller gets the same exception from both.
 */
record CallerTime(Duration time) {

    /** Returns the exception that the caller gets for a failure. */
    RuntimeException told(long startNanos, RuntimeException failure) {
        boolean isOver = (failure instanceof PluginCancelledException || failure instanceof PluginOverloadedException)
                && System.nanoTime() - startNanos >= time.toNanos();
        return isOver ? new TimeoutException(failure.getMessage(), failure) : failure;
    }

    /** Returns a future of the same call, with the caller's exceptions. Cancelling the future cancels the call. */
    <T> CompletableFuture<T> told(long startNanos, CompletableFuture<T> call) {
        if (Futures.isAnswered(call)) {
            return call;
        }
        return Futures.cancelWith(call.exceptionally(failure -> {
            Throwable cause = Futures.unwrap(failure);
            throw cause instanceof RuntimeException exception ? told(startNanos, exception) : new CompletionException(cause);
        }), call);
    }
}
