package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.wasm.engine.WasmModule;

/** Plugins that call each other through host functions, for each engine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HostileChainContract {

    private static final Duration TIME = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicInteger calls = new AtomicInteger();
    private HostileHost host;

    /** A guest, ready to be instantiated. */
    protected abstract WasmModule module(String guest);

    @Test
    void callback_waitsForTheOnlyInstanceUntilTheDeadline() {
        start(1, 2);
        assertThatThrownBy(() -> host.send("a", Hostile.PING)).isInstanceOf(PluginTimeoutException.class)
                .hasMessageStartingWith("Plugin a 1.0.0, handle-event: it was stopped after ");
        assertServesAndEnds();
    }

    @Test
    void callback_isServedByAnotherInstance() {
        start(2, 2);
        assertThat(host.send("a", Hostile.PING)).isEmpty();
        assertThat(calls).hasValue(3);
        assertServesAndEnds();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 5 })
    void chainWithoutEnd_endsWithTheOutermostCall(int instances) throws Exception {
        start(instances, Integer.MAX_VALUE);
        List<CompletableFuture<PluginResponse>> outermost = IntStream.range(0, 3).mapToObj(i -> host.submit("a", Hostile.PING))
                .toList();
        for (CompletableFuture<PluginResponse> call : outermost) {
            assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(PluginException.class);
        }
        // The chains have ended with their outermost calls, so both plugins serve at once.
        host.onPing(calls::incrementAndGet);
        assertThat(host.send("b", Hostile.NOTHING)).isEmpty();
        assertThat(host.send("a", Hostile.NOTHING)).isEmpty();
        assertServesAndEnds();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void chainWithoutEnd_isNotContinuedByCallsThatWaited(int instances) {
        start(instances, Integer.MAX_VALUE);
        assertThatThrownBy(() -> host.send("a", Hostile.PING)).isInstanceOf(PluginException.class);
        letTimePass();
        int after = calls.get();
        for (int i = 0; i < 4; i++) {
            letTimePass();
        }
        assertThat(calls).as("calls of each other").hasValue(after);
        assertServesAndEnds();
    }

    /** Starts two plugins that call each other {@code limit} times, {@code a} first. */
    private void start(int instances, int limit) {
        WasmModule guest = module("hostile");
        host = new HostileHost(TIME).plugin("a", guest, instances, Map.of()).plugin("b", guest, instances, Map.of())
                .start(LONG);
        for (int i = 0; i < 10; i++) {
            // The first calls in a JVM can take longer than the plugin may.
            host.submit("a", Hostile.NOTHING).exceptionally(failure -> null).join();
            host.submit("b", Hostile.NOTHING).exceptionally(failure -> null).join();
        }
        host.onPing(() -> {
            int call = calls.incrementAndGet();
            if (call <= limit) {
                host.send(call % 2 == 1 ? "b" : "a", Hostile.PING);
            }
        });
    }

    private void assertServesAndEnds() {
        host.onPing(() -> {
        });
        for (int i = 0; i < 4; i++) {
            assertThat(host.send("a", Hostile.PING)).isEmpty();
            assertThat(host.send("b", Hostile.PING)).isEmpty();
        }
        assertThat(host.end()).as("every worker came back").isTrue();
    }

    /** Lets the time of one call pass. */
    private void letTimePass() {
        assertThatThrownBy(() -> host.send("b", Hostile.ENDLESS_LOOP)).isInstanceOf(PluginTimeoutException.class);
    }
}
