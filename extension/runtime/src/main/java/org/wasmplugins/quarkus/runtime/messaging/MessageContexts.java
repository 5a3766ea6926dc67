package org.wasmplugins.quarkus.runtime.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The contexts of calls for messages: each call runs in its own message's context, as with SmallRye's consumers, or in a new
 * context. A message arrives on the thread that made room for it, which ended the call for another message.
 */
final class MessageContexts {

    private final Vertx vertx;

    MessageContexts(Vertx vertx) {
        this.vertx = vertx;
    }

    private Context of(Message<?> message) {
        return message.getMetadata(LocalContextMetadata.class).map(LocalContextMetadata::context)
                .orElseGet(() -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
    }

    /** Makes a call. Cancelling the result cancels the call. Avoids Mutiny, which would capture contexts. */
    <T> CompletableFuture<T> call(Message<?> message, Supplier<CompletionStage<T>> call) {
        var result = new CompletableFuture<T>();
        try {
            of(message).runOnContext(ignored -> start(call, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private static <T> void start(Supplier<CompletionStage<T>> call, CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        try {
            var started = call.get().toCompletableFuture();
            started.whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
            result.whenComplete((value, failure) -> {
                if (result.isCancelled()) {
                    started.cancel(false);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
