package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.Futures;

import io.smallrye.faulttolerance.api.Guard;

/**
 * The guard that is configured for a plugin.
 *
 * @param guard the guard of each call; empty for none
 * @param fallback the answer that callers get when a call fails; empty if they get the failure
 * @param time the time for which each call is waited for
 */
record ConfiguredGuard(Optional<Guard> guard, Optional<PluginResponse> fallback,
        Optional<Duration> time) implements CallGuard {

    private static final TypeLiteral<CompletionStage<PluginResponse>> STAGE = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    @Override
    public CompletionStage<PluginResponse> guard(Supplier<CompletionStage<PluginResponse>> call) {
        var result = guard.map(guarding -> guarded(guarding, call)).orElseGet(call);
        return fallback.map(answer -> result.exceptionally(failure -> instead(answer, failure))).orElse(result);
    }

    private static CompletionStage<PluginResponse> guarded(Guard guard, Supplier<CompletionStage<PluginResponse>> call) {
        try {
            return guard.get(call, STAGE);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static PluginResponse instead(PluginResponse answer, Throwable failure) {
        Throwable cause = Futures.unwrap(failure);
        if (NotRepeated.isOne(cause)) {
            throw new CompletionException(cause);
        }
        return answer;
    }
}
