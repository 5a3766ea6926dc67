package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A stage that depends on another does not tell it when it is cancelled; this does. */
final class Cancellations {

    private Cancellations() {
    }

    /** Whether it is over and went well, so that neither a failure nor a cancellation can come any more. */
    static boolean isOver(CompletableFuture<?> call) {
        return call.isDone() && !call.isCompletedExceptionally();
    }

    static <T> CompletableFuture<T> forward(CompletableFuture<T> call, UnaryOperator<CompletableFuture<T>> then) {
        var result = then.apply(call);
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                call.cancel(false);
            }
        });
        return result;
    }
}
