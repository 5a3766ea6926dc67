package org.wasmplugins.host.internal.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;

/** One call under its guard. When the guard or the sender ends it, the attempt that still runs is cancelled. */
final class GuardedCall {

    private final PluginCalls calls;
    private final PluginCall call;
    private CompletableFuture<PluginResponse> running;
    private boolean over;

    private GuardedCall(PluginCalls calls, PluginCall call) {
        this.calls = calls;
        this.call = call;
    }

    static CompletionStage<PluginResponse> start(CallGuard guard, PluginCalls calls, PluginCall call) {
        if (guard == CallGuard.NONE) {
            return calls.call(call);
        }
        var guarded = new GuardedCall(calls, call);
        var result = new CompletableFuture<PluginResponse>();
        result.whenComplete((response, failure) -> guarded.end());
        Futures.copy(guard.guard(guarded::next), result);
        return result;
    }

    private CompletionStage<PluginResponse> next() {
        // The last attempt is no longer waited for, and it may hold the instance that the next one needs.
        cancelLast();
        synchronized (this) {
            if (over) {
                return CompletableFuture.failedFuture(new CancellationException("Nobody wants the answer any more."));
            }
        }
        CompletableFuture<PluginResponse> started = calls.call(call).toCompletableFuture();
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
