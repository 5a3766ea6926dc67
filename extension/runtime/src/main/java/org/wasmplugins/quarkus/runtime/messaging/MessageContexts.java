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
 * Where calls for messages are made: each in its own message's context, as SmallRye's consumers are, or in a new one. The
 * thread
 * on which a message comes is that of whoever made room for it, which is the end of the call for another message.
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

    /** Makes a call; cancelling what it gives cancels the call. Never by way of Mutiny, which would take contexts along. */
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
