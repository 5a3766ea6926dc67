package org.wasmplugins.host.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.host.container.Calls.send;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.container.PluginContainerBuilder;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginInitializing;

/** The start of one plugin does not end; the others go on. */
@Timeout(60)
class StartsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void shutdown() {
        never.countDown();
        workers.shutdown();
    }

    @Test
    void lazyStartThatHangs_keepsNoOtherFromStarting() throws Exception {
        try (PluginContainer container = builder(lazy("hangs"), lazy("good")).build()) {
            container.start();
            send(container, "hangs", 1);
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(send(container, "good", 1).get(10, TimeUnit.SECONDS).data()).isEqualTo(1);
        }
    }

    @Test
    void lazyStartThatHangs_isStoppedByTheEnd() throws Exception {
        PluginContainer container = builder(lazy("hangs")).shutdownTime(Duration.ofSeconds(30)).build();
        container.start();
        CompletableFuture<PluginResponse> call = send(container, "hangs", 1);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        container.close();
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PluginCancelledException.class);
        assertThat(container.manager().getPlugin(PluginId.of("hangs")).orElseThrow().state()).isEqualTo(PluginState.ERROR);
    }

    @Test
    void eagerStartThatHangs_isStoppedByTheEnd() throws Exception {
        PluginContainer container = builder(plugin("hangs").maxExecutionTime(DAY).manifest()).build();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(container::start, workers);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        container.close();
        assertThatThrownBy(() -> starting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PluginCancelledException.class);
    }

    /** A start that cannot be stopped is no longer waited for. Its plugin is disposed once the start ends. */
    @Test
    void startThatCannotBeStopped_isLeftBehindByTheEnd() throws Exception {
        var disposed = new CompletableFuture<PluginId>();
        PluginContainer container = builder(lazy("stubborn")).shutdownTime(Duration.ofMillis(20)).listener(event -> {
            if (event instanceof PluginInitializing) {
                hanging.countDown();
                awaitUninterruptibly(never);
            } else if (event instanceof PluginFailed) {
                disposed.complete(event.plugin().id());
            }
        }).build();
        container.start();
        send(container, "stubborn", 1);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        container.close();
        never.countDown();
        assertThat(disposed.get(10, TimeUnit.SECONDS)).isEqualTo(PluginId.of("stubborn"));
    }

    @Test
    void start_takesNoLongerThanTheOperatorSaysWhateverTheManifestSays() {
        PluginContainer container = builder(plugin("hangs").maxExecutionTime(DAY).manifest())
                .maxStartTime(Duration.ofMillis(30)).build();
        assertThatThrownBy(container::start).isInstanceOf(PluginTimeoutException.class)
                .hasMessageContaining(
                        "; no start takes longer than quarkus.wasm-plugins.ceilings.max-start-time says; allowed: 30 ms");
    }

    private PluginContainerBuilder builder(PluginManifest... plugins) {
        runtime.at("hangs#1 initialize", () -> {
            hanging.countDown();
            Fixtures.block();
        });
        return PluginContainer.builder(workers).runtime(runtime).plugins(Arrays.asList(plugins));
    }

    private static PluginManifest lazy(String id) {
        return plugin(id).maxExecutionTime(DAY).lazy().manifest();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // the test wants that
            }
        }
    }
}
