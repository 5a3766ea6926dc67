package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wasmplugins.host.container.Calls.send;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginInfo;

/** Plugins that block, in a real container with a real clock. */
@Timeout(60)
class PluginTimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String STOPPED = "it was stopped after \\d+ ms; allowed: 50 ms \\(permissions\\.resources\\."
            + "max_execution_time in its plugin\\.yaml, which .*\"a\"\\.limits\\.max-execution-time and "
            + ".*\\.defaults\\.limits\\.max-execution-time can lower\\)\\.";

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final ConcurrentLinkedQueue<Boolean> interruptedAfterwards = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void eventThatBlocks_failsAndNextGetsNewInstance() throws Exception {
        blockEventsOf("a#1");
        try (PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest())) {
            container.start();
            runtime.takeJournal();
            assertThat(failureInTime(send(container, null))).isExactlyInstanceOf(PluginTimeoutException.class)
                    .hasMessageMatching("Plugin a 1\\.2\\.0, handle-event: " + STOPPED)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(send(container, null).get(10, TimeUnit.SECONDS)).isEqualTo(PluginResponse.success("a#2"));
            assertThat(runtime.takeJournal()).containsExactly("a#1 close", "a#2 new", "a#2 on-load", "a#2 initialize",
                    "a#2 on-ready");
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interruptedAfterwards).containsExactly(false, false);
    }

    @Test
    void callsBehindOneThatBlocks_areAnswered() throws Exception {
        blockEventsOf("a#1");
        try (PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest())) {
            container.start();
            CompletableFuture<PluginResponse> blocked = send(container, null);
            List<CompletableFuture<PluginResponse>> waiting = List.of(send(container, null), send(container, null));
            assertThat(failureInTime(blocked)).isExactlyInstanceOf(PluginTimeoutException.class);
            for (var call : waiting) {
                assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(PluginResponse.success("a#2"));
            }
        }
    }

    @Test
    void hookOfFurtherInstanceThatBlocks_failsItsCall() {
        blockEventsOf("a#1");
        runtime.at("a#2 initialize", Fixtures::block);
        try (PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest())) {
            container.start();
            assertThat(failureInTime(send(container, null))).isExactlyInstanceOf(PluginTimeoutException.class);
            assertThat(failureInTime(send(container, null))).isExactlyInstanceOf(PluginTimeoutException.class);
            assertThat(send(container, null)).succeedsWithin(BOUND).isEqualTo(PluginResponse.success("a#3"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a load", "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready" })
    void startThatBlocks_fails(String step) {
        runtime.at(step, Fixtures::block);
        PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest());
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(container::start)
                .satisfies(e -> {
                    assertThat(e).hasMessageMatching("Plugin a 1\\.2\\.0, start: " + STOPPED);
                    assertThat(e.operation().operation()).isEqualTo("start");
                });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsExactly(PluginState.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "on-before-dispose", "dispose" })
    void disposeThatBlocks_isStoppedInPluginsTime(String hook) {
        runtime.at("b#1 " + hook, Fixtures::block);
        PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest(),
                plugin("b").maxExecutionTime(SHORT).manifest());
        container.start();
        runtime.takeJournal();
        assertThat(closingTime(container)).isBetween(SHORT, BOUND);
        assertThat(runtime.takeJournal()).endsWith("b#1 " + hook, "b#1 close", "b close", "a#1 on-before-dispose",
                "a#1 dispose", "a#1 close", "a close");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void disposeThatBlocks_isStoppedInShutdownTime() {
        runtime.at("b#1 dispose", Fixtures::block);
        PluginContainer container = container(SHORT, plugin("a").maxExecutionTime(LONG).manifest(),
                plugin("b").maxExecutionTime(LONG).manifest());
        container.start();
        runtime.takeJournal();
        assertThat(closingTime(container)).isBetween(SHORT, BOUND);
        assertThat(runtime.takeJournal()).containsExactly("b#1 on-before-dispose", "b#1 dispose", "b#1 close", "b close",
                "a#1 close", "a close");
    }

    @Test
    void disposeThatBlocks_isLogged() {
        runtime.at("a#1 dispose", Fixtures::block);
        PluginContainer container = container(LONG, plugin("a").maxExecutionTime(SHORT).manifest());
        container.start();
        try (var log = new LogCapture("org.wasmplugins.host.InstanceLifecycle")) {
            container.close();
            assertThat(log.lines()).singleElement().asString()
                    .matches("WARN WASMP006: An instance could not say goodbye: Plugin a 1\\.2\\.0, dispose: " + STOPPED);
        }
    }

    @Test
    void noShutdownTime_closesWithoutHooks() {
        PluginContainer container = container(Duration.ZERO, Fixtures.manifest("a"));
        container.start();
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).containsExactly("a#1 close", "a close");
    }

    @Test
    void negativeShutdownTime_isRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(threads);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.shutdownTime(Duration.ofNanos(-1)))
                .withMessage("shutdownTime must not be negative");
    }

    /** Blocks events of a plugin. The instance is not reusable then, as one that a runtime stopped. */
    private void blockEventsOf(String name) {
        runtime.handleEvents((instance, event) -> {
            if (instance.toString().equals(name)) {
                instance.spoil();
                Fixtures.block();
            }
            return PluginResponse.success(instance.toString());
        });
    }

    private PluginContainer container(Duration shutdownTime, PluginManifest... plugins) {
        return PluginContainer.builder(task -> threads.execute(() -> {
            task.run();
            interruptedAfterwards.add(Thread.currentThread().isInterrupted());
        })).runtime(runtime).shutdownTime(shutdownTime).plugins(List.of(plugins)).build();
    }

    private static Duration closingTime(PluginContainer container) {
        long start = System.nanoTime();
        container.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Throwable failureInTime(CompletableFuture<?> call) {
        assertThat(call).failsWithin(BOUND);
        return Calls.failureOf(call);
    }
}
