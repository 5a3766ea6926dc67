package org.wasmplugins.quarkus.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginTimeoutException;

/** Whoever is first to see that the caller's time is over, fault tolerance or the plugin, the caller is told the same. */
class CallerTimeTest {

    private static final PluginOperation OPERATION = new PluginOperation(PluginId.of("a"), null, "test");
    private static final PluginException CANCELLED = new PluginCancelledException(OPERATION, "late.");
    private static final PluginException OVERLOADED = new PluginOverloadedException(OPERATION, "late.");
    private static final PluginException TIMEOUT = new PluginTimeoutException(OPERATION, "late", "2 ms", "1 ms");

    private final CallerTime time = new CallerTime(Duration.ofSeconds(60));
    private final long now = System.nanoTime();
    private final long longAgo = now - Duration.ofSeconds(61).toNanos();

    @Test
    void failuresAfterTheTime_areTimeouts() {
        for (var late : new PluginException[] { CANCELLED, OVERLOADED }) {
            assertThat(time.told(longAgo, late)).isInstanceOf(TimeoutException.class).hasCause(late)
                    .hasMessage(late.getMessage());
            assertThatThrownBy(() -> time.told(longAgo, CompletableFuture.failedFuture(late)).join())
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void failuresBeforeTheTimeAndOfThePlugin_stayWhatTheyAre() {
        assertThat(time.told(now, OVERLOADED)).isSameAs(OVERLOADED);
        assertThat(time.told(longAgo, TIMEOUT)).isSameAs(TIMEOUT);
        assertThatThrownBy(() -> time.told(now, CompletableFuture.failedFuture(CANCELLED)).join()).hasCause(CANCELLED);
        assertThatThrownBy(() -> time.told(longAgo, CompletableFuture.failedFuture(new AssertionError("x"))).join())
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void answersAndCancellations_pass() {
        assertThat(time.told(longAgo, CompletableFuture.completedFuture("x")).join()).isEqualTo("x");
        var call = new CompletableFuture<String>();
        time.told(longAgo, call).cancel(false);
        assertThat(call).isCancelled();
        var later = new CompletableFuture<String>();
        var told = time.told(longAgo, later);
        later.complete("y");
        assertThat(told.join()).isEqualTo("y");
    }
}
