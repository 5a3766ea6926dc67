package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginRestarting;

/** A plugin that was READY and can no longer make instances. */
class ExhaustedPluginTest {

    /** The number that the message says. */
    private static final int MOST_FAILURES = 3;
    private static final PluginId A = PluginId.of("a");
    private static final String NO_INSTANCE = "Plugin a 1.2.0, make an instance: 3 instances in a row could not be made and"
            + " none is left. The last one: Plugin a 1.2.0, initialize: it said no.";

    /** Without packing, the timer has only restarts. */
    private static final PoolSettings NEVER_PACKS = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5),
            Duration.ZERO, Duration.ofSeconds(10), 1_000);

    private final FakeRuntime runtime = new FakeRuntime();
    private final List<PluginLifecycleEvent> events = new ArrayList<>();
    private final Queue<Runnable> timer = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private PluginContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void twoFailedInstances_areFailuresOfTheirCallsOnly() {
        start(FailureMode.FAIL_CLOSED, 1);
        send("spoil");
        for (int i = 0; i < 2; i++) {
            assertThat(Calls.failureOf(send("again"))).isExactlyInstanceOf(PluginInitializationException.class)
                    .hasMessage("Plugin a 1.2.0, initialize: it said no.");
        }
        assertThat(state()).isEqualTo(PluginState.READY);
        runtime.at("a#4 initialize", () -> {
        });
        assertThat(send("again")).isCompleted();
        send("spoil");
        send("again");
        send("again");
        assertThat(state()).as("a success in between").isEqualTo(PluginState.READY);
        assertThat(events).isEmpty();
    }

    @Test
    void failuresBesideAnInstanceThatLives_doNotCount() {
        start(FailureMode.FAIL_CLOSED, 2);
        for (int i = 0; i < 5; i++) {
            CompletableFuture<PluginResponse> served = submit("first");
            CompletableFuture<PluginResponse> failed = submit("second");
            workers.runAll();
            assertThat(served).isCompleted();
            assertThat(failed).isCompletedExceptionally();
        }
        assertThat(state()).isEqualTo(PluginState.READY);
        assertThat(events).isEmpty();
    }

    @Test
    void failClosed_saysStateCauseAndRemedy() {
        start(FailureMode.FAIL_CLOSED, 1);
        exhaust();
        assertThat(state()).isEqualTo(PluginState.ERROR);
        assertThat(Calls.failureOf(send("again"))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, admit an event: the plugin is ERROR; only a plugin that is READY handles events."
                        + " It failed: " + NO_INSTANCE + " It handles events again when it is started again:"
                        + " quarkus.wasm-plugins.plugins.\"a\".on-failure=restart does that by itself, otherwise mend what it"
                        + " failed of and start the application again.")
                .hasCauseInstanceOf(PluginInitializationException.class);
        assertThat(timer).isEmpty();
    }

    @Test
    void failure_isPublishedOnceAndRemembered() {
        start(FailureMode.FAIL_CLOSED, 3);
        send("spoil");
        for (int i = 0; i < 9; i++) {
            submit("at once");
        }
        workers.runAll();
        assertThat(events).singleElement().isInstanceOfSatisfying(PluginFailed.class,
                failed -> assertThat(failed.cause()).isExactlyInstanceOf(PluginInitializationException.class)
                        .hasMessage(NO_INSTANCE));
        assertThat(container.errors().recent(A)).extracting(tracked -> tracked.error().getMessage()).contains(NO_INSTANCE);
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).as("was given up before").isEmpty();
    }

    @Test
    void waitingCalls_failAtOnce() {
        start(FailureMode.FAIL_CLOSED, 1);
        send("spoil");
        send("again");
        send("again");
        CompletableFuture<PluginResponse> third = submit("third");
        List<CompletableFuture<PluginResponse>> waiting = List.of(submit("waits"), submit("waits too"));
        runtime.takeJournal();
        workers.runNext();
        assertThat(Calls.failureOf(third)).hasMessage("Plugin a 1.2.0, initialize: it said no.");
        assertThat(waiting).allSatisfy(call -> assertThat(Calls.failureOf(call))
                .isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessageStartingWith("Plugin a 1.2.0, acquire an instance: the plugin is ERROR; only a plugin that is READY"
                        + " handles events. It failed: " + NO_INSTANCE));
        assertThat(runtime.takeJournal()).endsWith("a#4 close", "a close");
    }

    @Test
    void failOpen_givesTheFallback() {
        start(FailureMode.FAIL_OPEN, 1);
        exhaust();
        assertThat(state()).isEqualTo(PluginState.ERROR);
        assertThat(send("again")).isCompletedWithValue(PluginResponse.success("instead"));
        assertThat(timer).isEmpty();
    }

    @Test
    void restart_bringsThePluginBack() {
        start(FailureMode.RESTART, 1);
        exhaust();
        assertThat(events).hasExactlyElementsOfTypes(PluginFailed.class, PluginRestarting.class);
        assertThat(Calls.failureOf(send("meanwhile"))).isExactlyInstanceOf(PluginExecutionException.class);
        elapse();
        assertThat(state()).isEqualTo(PluginState.READY);
        assertThat(send("again")).isCompletedWithValue(PluginResponse.success("again"));
    }

    @Test
    void restartThatNoWorkerTakes_isTriedAgain() {
        start(FailureMode.RESTART, 1);
        exhaust();
        workers.reject(true);
        elapse();
        elapse();
        assertThat(state()).isEqualTo(PluginState.ERROR);
        workers.reject(false);
        elapse();
        assertThat(state()).isEqualTo(PluginState.READY);
        assertThat(delays).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void restartsOfAPluginThatKeepsFailing_comeLaterEachTime() {
        start(FailureMode.RESTART, 1);
        exhaust();
        for (int i = 0; i < 3; i++) {
            elapse();
            exhaust();
        }
        assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
                Duration.ofSeconds(5));
    }

    @Test
    void restartThatFails_givesUpOldCodeOnce() {
        start(FailureMode.RESTART, 1);
        exhaust();
        runtime.failAt("a load", new IllegalStateException("broken")).takeJournal();
        elapse();
        assertThat(runtime.takeJournal()).containsExactly("a load");
        assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void furtherInstance_letsTheDelaysBeginAnew() {
        start(FailureMode.RESTART, 1);
        exhaust();
        elapse();
        runtime.at("a#2 initialize", () -> {
        });
        send("spoil");
        exhaust();
        assertThat(delays).as("the plugin worked in between").containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void failureAfterTheEnd_changesNothing() {
        start(FailureMode.RESTART, 1);
        send("spoil");
        send("again");
        send("again");
        CompletableFuture<PluginResponse> last = submit("last");
        runtime.at("a#4 initialize", container::close);
        runtime.at("a#4 on-ready", () -> {
            throw Fixtures.initializationFailure("a");
        });
        workers.runAll();
        assertThat(last).isCompletedExceptionally();
        assertThat(state()).isEqualTo(PluginState.DISPOSED);
        assertThat(timer).isEmpty();
        assertThat(events).noneMatch(PluginFailed.class::isInstance);
    }

    @Test
    void unexpectedFailure_isNamedByItsType() {
        start(FailureMode.FAIL_CLOSED, 1);
        runtime.failAt("a#4 initialize", new IllegalStateException("odd"));
        exhaust();
        assertThat(Calls.failureOf(send("again")))
                .hasMessageContaining("The last one: java.lang.IllegalStateException: odd. It handles");
        assertThat(container.manager().getPlugin(A)).map(PluginInfo::state).contains(PluginState.ERROR);
    }

    /** Starts plugin {@code a}, all of whose instances but the first fail. */
    private void start(FailureMode mode, int instances) {
        for (int i = 2; i < 12; i++) {
            runtime.failAt("a#" + i + " initialize", Fixtures.initializationFailure("a"));
        }
        runtime.handleEvents((instance, event) -> {
            if ("spoil".equals(event.data())) {
                instance.spoil();
            }
            return PluginResponse.success(event.data());
        });
        container = Fixtures.builder(workers).runtime(runtime).plugins(List.of(plugin("a").instances(instances).manifest()))
                .recovery(id -> new Recovery(mode, "instead", Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .listener(events::add).pools(plugin -> NEVER_PACKS).timer((task, delay) -> {
                    timer.add(task);
                    delays.add(delay);
                }).build();
        container.start();
        events.clear();
    }

    private CompletableFuture<PluginResponse> submit(Object data) {
        return container.manager().sendEvent(PluginEvent.to("a", Fixtures.EVENT_TYPE, data)).subscribeAsCompletionStage();
    }

    private CompletableFuture<PluginResponse> send(Object data) {
        CompletableFuture<PluginResponse> call = submit(data);
        workers.runAll();
        return call;
    }

    /** Loses the first instance and fails to replace it until the plugin is ERROR. */
    private void exhaust() {
        send("spoil");
        for (int i = 0; i < MOST_FAILURES; i++) {
            send("again");
        }
    }

    private PluginState state() {
        return container.manager().getPlugin(A).orElseThrow().state();
    }

    private void elapse() {
        timer.remove().run();
        workers.runAll();
    }
}
