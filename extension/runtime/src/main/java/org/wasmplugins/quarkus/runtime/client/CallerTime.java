package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginOverloadedException;

/**
 * The time of a {@code @Timeout}. Fault tolerance's timer and the plugin's both see that it is over, and which of them is first
 * depends on what else the machine does: callers are told the same by both.
 */
record CallerTime(Duration time) {

    /** What the caller is told of a failure. */
    RuntimeException told(long startNanos, RuntimeException failure) {
        boolean isOver = (failure instanceof PluginCancelledException || failure instanceof PluginOverloadedException)
                && System.nanoTime() - startNanos >= time.toNanos();
        return isOver ? new TimeoutException(failure.getMessage(), failure) : failure;
    }

    /** The same call; cancelling it cancels that. */
    <T> CompletableFuture<T> told(long startNanos, CompletableFuture<T> call) {
        if (call.isDone() && !call.isCompletedExceptionally()) {
            return call;
        }
        var told = call.exceptionally(failure -> {
            var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            throw cause instanceof RuntimeException exception ? told(startNanos, exception) : new CompletionException(cause);
        });
        told.whenComplete((value, failure) -> {
            if (told.isCancelled()) {
                call.cancel(false);
            }
        });
        return told;
    }
}
