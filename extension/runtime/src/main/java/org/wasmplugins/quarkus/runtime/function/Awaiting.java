package org.wasmplugins.quarkus.runtime.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.wasmplugins.HostContext;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.GuestWait;

import io.smallrye.mutiny.Uni;

/** Lets a guest's thread wait for a host function. At the end of the guest's time the awaited result is cancelled. */
final class Awaiting {

    private Awaiting() {
    }

    static Object result(Object asynchronous, HostContext context) throws Exception {
        if (asynchronous instanceof Uni<?> uni) {
            return end(uni.subscribeAsCompletionStage(), context);
        }
        if (asynchronous instanceof CompletionStage<?> stage) {
            return end(future(stage), context);
        }
        throw new IllegalStateException("it returned null instead of a Uni or a CompletionStage");
    }

    /** Returns a future for a stage. A stage need not be a future, and may refuse the conversion. */
    private static CompletableFuture<Object> future(CompletionStage<?> stage) {
        var future = new CompletableFuture<Object>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(Futures.unwrap(failure));
            }
        });
        future.whenComplete((value, failure) -> {
            if (future.isCancelled() && stage instanceof Future<?> running) {
                running.cancel(true);
            }
        });
        return future;
    }

    static Object end(Future<?> future, HostContext context) throws Exception {
        try {
            return GuestWait.end(future, context);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
