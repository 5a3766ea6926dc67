package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.INITIALIZING;
import static org.wasmplugins.PluginState.LOADED;
import static org.wasmplugins.PluginState.LOADING;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.DependencyNotMetException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.lifecycle.PluginDisposed;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginInitializing;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginLoaded;
import org.wasmplugins.lifecycle.PluginLoading;
import org.wasmplugins.lifecycle.PluginReady;

class PluginLifecycleEventTest {

    private static final PluginManifest A = Fixtures.manifest("a");
    private static final PluginManifest B = Fixtures.manifest("b");

    private final FakeRuntime runtime = new FakeRuntime();
    private final List<PluginLifecycleEvent> events = new ArrayList<>();
    private final List<PluginState> states = new ArrayList<>();
    private PluginContainer container;

    @Test
    void goodPlugin_isReportedStepByStep() {
        start(A);
        assertThat(events).containsExactly(new PluginLoading(A), new PluginLoaded(A), new PluginInitializing(A),
                new PluginReady(A));
        assertThat(states).containsExactly(LOADING, LOADED, INITIALIZING, READY);
        events.clear();
        states.clear();
        container.close();
        assertThat(events).containsExactly(new PluginDisposed(A));
        assertThat(states).containsExactly(DISPOSED);
    }

    @Test
    void events_comeBetweenWhatTheyReport() {
        listen(event -> runtime.note(event.getClass().getSimpleName()), A);
        container.start();
        container.close();
        assertThat(runtime.takeJournal()).containsExactly("PluginLoading", "a load", "PluginLoaded", "PluginInitializing",
                "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready", "PluginReady", "a#1 on-before-dispose",
                "a#1 dispose", "a#1 close", "a close", "PluginDisposed");
    }

    @Test
    void severalPlugins_areReportedOneAfterTheOther() {
        start(B, A);
        container.close();
        assertThat(events).containsExactly(new PluginLoading(A), new PluginLoaded(A), new PluginInitializing(A),
                new PluginReady(A), new PluginLoading(B), new PluginLoaded(B), new PluginInitializing(B), new PluginReady(B),
                new PluginDisposed(B), new PluginDisposed(A));
    }

    @Test
    void closingTwice_isReportedOnce() {
        start(A);
        container.close();
        container.close();
        assertThat(events).containsOnlyOnce(new PluginDisposed(A));
    }

    @Test
    void calls_areNotReported() {
        start(A);
        events.clear();
        container.manager().sendEvent(Fixtures.event("a", 1)).await().indefinitely();
        assertThat(events).isEmpty();
    }

    @Test
    void failureToLoad_isReportedWithCause() {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt("a load", failure);
        assertThatThrownBy(() -> start(A)).isSameAs(failure);
        container.close();
        assertThat(events).containsExactly(new PluginLoading(A), new PluginFailed(A, failure));
        assertThat(states).containsExactly(LOADING, ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready" })
    void failureInHook_isReportedWithCause(String step) {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt(step, failure);
        assertThatThrownBy(() -> start(A)).isSameAs(failure);
        container.close();
        assertThat(events).containsExactly(new PluginLoading(A), new PluginLoaded(A), new PluginInitializing(A),
                new PluginFailed(A, failure));
        assertThat(states).containsExactly(LOADING, LOADED, INITIALIZING, ERROR);
    }

    @Test
    void unexpectedFailure_isReportedAsThrown() {
        runtime.failAt("a load", new NoClassDefFoundError("org/example/Missing"));
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(() -> start(A))
                .satisfies(e -> assertThat(events).containsExactly(new PluginLoading(A), new PluginFailed(A, e)));
    }

    @Test
    void startThatBlocks_isReportedAsTimeout() {
        PluginManifest limited = plugin("a").maxExecutionTime(Duration.ofMillis(50)).manifest();
        runtime.at("a#1 on-load", Fixtures::block);
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> start(limited))
                .satisfies(e -> assertThat(events).endsWith(new PluginInitializing(limited), new PluginFailed(limited, e)));
    }

    @Test
    void pluginsBeforeOneThatFails_areReportedAsDisposed() {
        PluginInitializationException failure = Fixtures.initializationFailure("b");
        runtime.failAt("b load", failure);
        assertThatThrownBy(() -> start(A, B, Fixtures.manifest("c"))).isSameAs(failure);
        assertThat(events).containsExactly(new PluginLoading(A), new PluginLoaded(A), new PluginInitializing(A),
                new PluginReady(A), new PluginLoading(B), new PluginFailed(B, failure), new PluginDisposed(A));
    }

    @Test
    void unmetDependency_reportsNothing() {
        assertThatExceptionOfType(DependencyNotMetException.class)
                .isThrownBy(() -> start(plugin("a").version("1.0.0").needs("b", "*").manifest()));
        assertThat(events).isEmpty();
    }

    @Test
    void listenerThatThrows_changesNothing() {
        listen(event -> {
            note(event);
            throw new IllegalStateException("observer");
        }, A, B);
        try (var log = new LogCapture("org.wasmplugins.host.PluginLifecycle")) {
            container.start();
            assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsOnly(READY);
            assertThat(container.manager().sendEvent(Fixtures.event("a", 1)).await().indefinitely())
                    .isEqualTo(PluginResponse.success(1));
            container.close();
            assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsOnly(DISPOSED);
            assertThat(log.lines()).hasSize(10).startsWith("WARN WASMP009: An observer of PluginLoading for plugin a failed.")
                    .endsWith("WARN WASMP009: An observer of PluginDisposed for plugin a failed.");
        }
        assertThat(events).hasSize(10).doesNotHaveDuplicates();
        assertThat(runtime.takeJournal()).endsWith("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
    }

    @Test
    void listenerThatThrows_doesNotHideWhyStartFailed() {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt("a#1 on-load", failure);
        listen(event -> {
            throw new IllegalStateException("observer");
        }, A);
        assertThatThrownBy(container::start).isSameAs(failure);
        assertThat(runtime.takeJournal()).endsWith("a#1 on-load", "a#1 close", "a close");
    }

    @Test
    void missingListener_isRefused() {
        PluginContainerBuilder builder = PluginContainer.builder(Runnable::run);
        assertThatNullPointerException().isThrownBy(() -> builder.listener(null)).withMessage("consumer");
    }

    private void start(PluginManifest... plugins) {
        listen(this::note, plugins);
        container.start();
    }

    private void listen(Consumer<PluginLifecycleEvent> listener, PluginManifest... plugins) {
        container = PluginContainer.builder(Runnable::run).runtime(runtime).plugins(Stream.of(plugins).toList())
                .listener(listener).build();
    }

    private void note(PluginLifecycleEvent event) {
        events.add(event);
        states.add(container.manager().getPlugin(event.plugin().id()).orElseThrow().state());
    }
}
