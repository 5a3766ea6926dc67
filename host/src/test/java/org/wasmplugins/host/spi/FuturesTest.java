package org.wasmplugins.host.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

class FuturesTest {

    private final CompletableFuture<String> call = new CompletableFuture<>();
    private final CompletableFuture<String> result = new CompletableFuture<>();

    @Test
    void unwrap_givesTheCauseOfACompletionException() {
        var cause = new IllegalStateException();
        assertThat(Futures.unwrap(new CompletionException(cause))).isSameAs(cause);
    }

    @Test
    void unwrap_givesAnyOtherFailureItself() {
        var withoutCause = new CompletionException("none", null);
        assertThat(Futures.unwrap(withoutCause)).isSameAs(withoutCause);
        var other = new IllegalStateException(new IllegalArgumentException());
        assertThat(Futures.unwrap(other)).isSameAs(other);
        assertThat(Futures.unwrap(null)).isNull();
    }

    @Test
    void copy_passesAResultOn() {
        Futures.copy(call, result);
        call.complete("answer");
        assertThat(result).isCompletedWithValue("answer");
    }

    @Test
    void copy_passesAFailureOn() {
        Futures.copy(call, result);
        call.completeExceptionally(new IllegalStateException("broken"));
        assertThat(result).isCompletedExceptionally().satisfies(failed -> assertThat(failed.handle((value, failure) -> failure))
                .isCompletedWithValueMatching(failure -> failure.getMessage().equals("broken")));
    }

    @Test
    void cancelWith_cancelsTheCallOfACancelledResult() {
        assertThat(Futures.cancelWith(result, call)).isSameAs(result);
        result.cancel(false);
        assertThat(call).isCancelled();
    }

    @Test
    void cancelWith_leavesTheCallOfAFailedResultAlone() {
        Futures.cancelWith(result, call);
        result.completeExceptionally(new IllegalStateException());
        assertThat(call).isNotDone();
    }

    @Test
    void isAnswered_isTrueOfAResultAlone() {
        assertThat(Futures.isAnswered(call)).isFalse();
        assertThat(Futures.isAnswered(CompletableFuture.completedFuture("answer"))).isTrue();
        assertThat(Futures.isAnswered(CompletableFuture.failedFuture(new CancellationException()))).isFalse();
    }

}
