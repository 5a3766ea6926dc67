package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.PluginState.UNLOADED;
import static org.wasmplugins.host.container.Calls.await;
import static org.wasmplugins.host.container.Calls.send;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.PluginInfo;

@Timeout(30)
class PluginContainerCloseTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();

    @Test
    void close_disposesInReverseOrder() {
        PluginContainer container = started(Fixtures.manifest("a"), Fixtures.manifest("b"));
        container.close();
        assertThat(runtime.takeJournal()).containsExactly(
                "b#1 on-before-dispose", "b#1 dispose", "b#1 close", "b close",
                "a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    @Test
    void closingTwice_isHarmless() {
        PluginContainer container = started(Fixtures.manifest("a"), Fixtures.manifest("b"));
        container.close();
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).isEmpty();
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    @Test
    void closingBeforeStart_doesNothing() {
        PluginContainer container = container(Fixtures.manifest("a"));
        container.close();
        assertThat(runtime.takeJournal()).isEmpty();
        assertThat(states(container)).containsOnly(UNLOADED);
        container.start();
        assertThat(states(container)).containsOnly(READY);
    }

    @Test
    void closingAfterFailedStart_disposesNothingAgain() {
        PluginContainer container = container(Fixtures.manifest("a"), Fixtures.manifest("b"));
        runtime.failAt("b load", Fixtures.initializationFailure("b"));
        assertThatThrownBy(container::start).isInstanceOf(PluginInitializationException.class);
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void everyIdleInstance_isDisposed() {
        PluginContainer container = started(plugin("a").instances(3).manifest());
        for (int call = 0; call < 3; call++) {
            send(container, null);
        }
        // A second and a third instance are made only while the first one works, so the calls are made inside each other.
        runtime.handleEvents((instance, event) -> {
            if (workers.size() > 0) {
                workers.runNext();
            }
            return PluginResponse.success(instance.toString());
        });
        workers.runAll();
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).containsExactlyInAnyOrder(
                "a#1 on-before-dispose", "a#1 dispose", "a#1 close",
                "a#2 on-before-dispose", "a#2 dispose", "a#2 close",
                "a#3 on-before-dispose", "a#3 dispose", "a#3 close",
                "a close").endsWith("a close");
    }

    @Test
    void leasedInstance_isDisposedWhenItComesBack() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        runtime.handleEvents((instance, event) -> {
            inside.countDown();
            await(goOn);
            return PluginResponse.success("done");
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            PluginContainer container = PluginContainer.builder(threads).runtime(runtime)
                    .plugins(List.of(Fixtures.manifest("a"))).build();
            container.start();
            CompletableFuture<PluginResponse> result = send(container, null);
            await(inside);
            runtime.takeJournal();
            container.close();
            assertThat(runtime.takeJournal()).doesNotContain("a#1 on-before-dispose", "a#1 dispose", "a#1 close");
            goOn.countDown();
            assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(PluginResponse.success("done"));
            assertThat(runtime.takeJournal()).containsExactly("a#1 on-before-dispose", "a#1 dispose", "a#1 close");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitingCall_failsAtClose() {
        PluginContainer container = started(Fixtures.manifest("a"));
        send(container, null);
        CompletableFuture<PluginResponse> waiting = send(container, null);
        container.close();
        assertThat(Calls.failureOf(waiting)).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, acquire an instance: the plugin is disposed and handles no more events.");
    }

    @Test
    void instanceThatFailsInBeforeDispose_isClosedAllTheSame() {
        PluginContainer container = started(Fixtures.manifest("a"), Fixtures.manifest("b"));
        runtime.failAt("b#1 on-before-dispose", new IllegalStateException("will not"));
        container.close();
        assertThat(runtime.takeJournal()).containsExactly("b#1 on-before-dispose", "b#1 close", "b close",
                "a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
    }

    @Test
    void instanceThatFailsInDispose_isClosedAllTheSame() {
        PluginContainer container = started(Fixtures.manifest("a"));
        runtime.failAt("a#1 dispose", new PluginExecutionException(
                PluginOperation.of(Fixtures.manifest("a"), "dispose"), "it said no."));
        container.close();
        assertThat(runtime.takeJournal()).containsExactly("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
    }

    @Test
    void instanceThatFailsInClose_doesNotKeepOthersFromEnding() {
        PluginContainer container = started(Fixtures.manifest("a"), Fixtures.manifest("b"));
        runtime.failAt("b#1 close", new IllegalStateException("stuck"));
        container.close();
        assertThat(runtime.takeJournal()).contains("b close", "a#1 close", "a close");
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    private PluginContainer container(PluginManifest... manifests) {
        return Fixtures.builder(workers).runtime(runtime).plugins(List.of(manifests)).build();
    }

    private PluginContainer started(PluginManifest... manifests) {
        PluginContainer container = container(manifests);
        container.start();
        runtime.takeJournal();
        return container;
    }

    private static Stream<PluginState> states(PluginContainer container) {
        return container.manager().getAllPlugins().stream().map(PluginInfo::state);
    }
}
