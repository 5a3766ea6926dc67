package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.wasm.engine.WasmModule;

/** Runs every kind of endless code in every place where the host calls a guest, for each engine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HostileEverywhereContract {

    private static final Duration TIME = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final List<String> KINDS = List.of(Hostile.ENDLESS_LOOP, Hostile.ENDLESS_LOOP_BY_BR_IF,
            Hostile.ENDLESS_LOOP_BY_BR_TABLE, Hostile.ENDLESS_TAIL_CALLS, Hostile.ENDLESS_RECURSION_THROUGH_TABLE,
            Hostile.ENDLESS_RECURSION, Hostile.ENDLESS_MEMORY_FILLS, Hostile.ENDLESS_BULK_COPIES);
    private static final String IN_START = "s";
    private static final String IN_INITIALIZE = "i";
    private static final String IN_HANDLE_EVENT = "h";
    private static final String IN_ALLOC = "a";
    private static final String IN_DEALLOC = "d";
    private static final String IN_DISPOSE = "e";

    private HostileHost host;

    /** A guest, ready to be instantiated. */
    protected abstract WasmModule module(String guest);

    @AfterEach
    void end() {
        host.close();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void start_fails(String place, String kind) {
        assertThatThrownBy(() -> host(place, kind).start(TIME)).isInstanceOf(PluginException.class).satisfiesAnyOf(
                e -> assertThat(e).isInstanceOf(PluginLimitException.class),
                e -> assertThat(e).isInstanceOf(PluginInitializationException.class));
        assertThat(host.end()).as("every worker came back").isTrue();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_failsAndAnotherPluginIsServed(String place, String kind) {
        host(place, kind).start(LONG);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> host.send("everywhere", "x")).isInstanceOf(PluginLimitException.class);
            assertThat(host.send("minimal", "x")).isEmpty();
        }
        assertThat(host.end()).as("every worker came back").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { Hostile.ENDLESS_LOOP, Hostile.ENDLESS_LOOP_BY_BR_IF, Hostile.ENDLESS_LOOP_BY_BR_TABLE,
            Hostile.ENDLESS_TAIL_CALLS, Hostile.ENDLESS_RECURSION_THROUGH_TABLE, Hostile.ENDLESS_RECURSION,
            Hostile.ENDLESS_MEMORY_FILLS, Hostile.ENDLESS_BULK_COPIES })
    void dispose_endsAllTheSame(String kind) {
        host(IN_DISPOSE, kind).start(LONG);
        assertThat(host.send("everywhere", "x")).isEmpty();
        assertThat(host.end()).as("every worker came back").isTrue();
    }

    static Stream<Arguments> starts() {
        return places(IN_START, IN_INITIALIZE);
    }

    static Stream<Arguments> calls() {
        return places(IN_HANDLE_EVENT, IN_ALLOC, IN_DEALLOC);
    }

    private static Stream<Arguments> places(String... places) {
        return Stream.of(places).flatMap(place -> KINDS.stream().map(kind -> Arguments.of(place, kind)));
    }

    private HostileHost host(String place, String kind) {
        host = new HostileHost(TIME).plugin("everywhere", module("everywhere"), 1, Map.of("where", place, "how", kind))
                .plugin("minimal", module("minimal"), 1, Map.of());
        return host;
    }
}
