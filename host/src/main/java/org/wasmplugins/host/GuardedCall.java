package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.wasmplugins.PluginResponse;

/** A call with its guard. Whoever ends it, the guard or the sender, also ends what still runs. */
final class GuardedCall {

    private final Supplier<CompletionStage<PluginResponse>> call;
    private CompletableFuture<PluginResponse> running;
    private boolean over;

    private GuardedCall(Supplier<CompletionStage<PluginResponse>> call) {
        this.call = call;
    }

    static CompletionStage<PluginResponse> start(CallGuard guard,
            Supplier<CompletionStage<PluginResponse>> call) {
        if (guard == CallGuard.NONE) {
            return call.get();
        }
        var guarded = new GuardedCall(call);
        var result = new CompletableFuture<PluginResponse>();
        result.whenComplete((response, failure) -> guarded.end());
        guard.guard(guarded::next).whenComplete((response, failure) -> {
            if (failure == null) {
                result.complete(response);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private CompletionStage<PluginResponse> next() {
        // Nobody waits for the one before any more, and it may hold the instance that this one needs.
        cancelLast();
        var started = call.get().toCompletableFuture();
        boolean tooLate;
        synchronized (this) {
            running = started;
            tooLate = over;
        }
        if (tooLate) {
            started.cancel(false);
        }
        return started;
    }

    private void end() {
        synchronized (this) {
            over = true;
        }
        cancelLast();
    }

    private void cancelLast() {
        CompletableFuture<PluginResponse> last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            last.cancel(false);
        }
    }
}
