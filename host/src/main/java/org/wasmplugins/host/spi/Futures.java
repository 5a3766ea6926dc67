package org.wasmplugins.host.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Joins, cancels and inspects futures for the links of a call. May be used from any thread; nothing here blocks. */
public final class Futures {

    private Futures() {
    }

    /**
     * Finds the failure that a dependent stage wraps in a {@link CompletionException}.
     *
     * @param failure what a stage completed with; may be null
     * @return the cause of a {@code CompletionException} that has one, otherwise {@code failure}
     */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * @param call a call, not null
     * @return whether the call has its answer, so that neither a failure nor a cancellation can follow
     */
    public static boolean isAnswered(CompletableFuture<?> call) {
        return call.isDone() && !call.isCompletedExceptionally();
    }

    /**
     * Completes one future as another stage completes.
     *
     * @param from the stage that is waited for, not null
     * @param to the future that gets the same result or failure, not null
     */
    public static <T> void copy(CompletionStage<? extends T> from, CompletableFuture<T> to) {
        from.whenComplete((value, failure) -> {
            if (failure == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    /**
     * Cancels a call when its result is cancelled, which a dependent stage does not do by itself.
     *
     * @param result depends on the call, not null
     * @param call the call, not null
     * @return {@code result}
     */
    public static <T> CompletableFuture<T> cancelWith(CompletableFuture<T> result, CompletableFuture<?> call) {
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                call.cancel(false);
            }
        });
        return result;
    }
}
