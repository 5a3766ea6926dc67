package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;

/** A stage that depends on another does not tell it when it is cancelled; this does. */
final class Cancellations {

    private Cancellations() {
    }

    /** Whether it is over and went well, so that neither a failure nor a cancellation can come any more. */
    static boolean isOver(CompletableFuture<?> call) {
        return call.isDone() && !call.isCompletedExceptionally();
    }

    /**
     * @param result depends on the call
     * @return the same, which now cancels the call when it is cancelled
     */
    static <T> CompletableFuture<T> forward(CompletableFuture<T> result, CompletableFuture<?> call) {
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                call.cancel(false);
            }
        });
        return result;
    }
}
