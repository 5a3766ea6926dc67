package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.host.container.Calls.send;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.host.PluginInfo;

/** A failure while a plugin starts or ends does not prevent the others from starting and ending. */
class PluginContainerFailureTest {

    private static final String STARTED_BEFORE = "The plugins were started before; a container starts once.";

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();

    @ParameterizedTest
    @ValueSource(strings = { "on-before-dispose", "dispose", "close" })
    void errorWhileInstanceEnds_doesNotKeepOthersFromEnding(String step) {
        PluginContainer container = started("a", "b");
        runtime.failAt("b#1 " + step, new StackOverflowError());
        container.close();
        assertThat(runtime.takeJournal()).containsOnlyOnce("b#1 close", "b close")
                .endsWith("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    @Test
    void errorInDisposeAndClose_isHarmless() {
        PluginContainer container = started("a");
        runtime.failAt("a#1 dispose", new StackOverflowError()).failAt("a#1 close", new AssertionError());
        assertThatCode(container::close).doesNotThrowAnyException();
        assertThat(runtime.takeJournal()).endsWith("a#1 close", "a close");
    }

    @Test
    void codeThatCannotBeClosed_doesNotKeepOthersFromEnding() {
        PluginContainer container = started("a", "b", "c");
        runtime.failAt("c close", new IllegalStateException("stuck")).failAt("b close", new StackOverflowError());
        assertThatCode(container::close).doesNotThrowAnyException();
        assertThat(runtime.takeJournal()).containsOnlyOnce("a close", "b close", "c close");
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    @Test
    void codeThatCannotBeClosed_doesNotHideWhyStartFailed() {
        PluginInitializationException failure = Fixtures.initializationFailure("b");
        runtime.failAt("b load", failure).failAt("a close", new IllegalStateException("stuck"));
        assertThatThrownBy(containerOf("a", "b")::start).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready" })
    void codeOfPluginThatFailsToStart_isClosedOnce(String step) {
        runtime.failAt(step, Fixtures.initializationFailure("a"));
        PluginContainer container = containerOf("a");
        assertThatThrownBy(container::start).isInstanceOf(PluginException.class);
        container.close();
        assertThat(runtime.takeJournal()).containsOnlyOnce("a close");
        assertThat(states(container)).containsExactly(ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "b load", "b#1 new", "b#1 on-load", "b#1 initialize", "b#1 on-ready" })
    void errorDuringStart_disposesEarlierPlugins(String step) {
        var failure = new NoClassDefFoundError("org/example/Missing");
        runtime.failAt(step, failure);
        PluginContainer container = containerOf("a", "b");
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(container::start)
                .withMessage("Plugin b 1.2.0, start: it failed in a way that the host did not expect: "
                        + "java.lang.NoClassDefFoundError: org/example/Missing")
                .withCause(failure);
        assertThat(states(container)).containsExactly(DISPOSED, ERROR);
        assertThat(runtime.takeJournal()).endsWith("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
    }

    @Test
    void failureToCloseInstance_isKeptWithWhyItFailedToStart() {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        var closing = new IllegalStateException("stuck");
        runtime.failAt("a#1 initialize", failure).failAt("a#1 close", closing);
        assertThatThrownBy(containerOf("a")::start).isSameAs(failure)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(closing));
    }

    @Test
    void secondStart_isRefusedAndLeavesPluginsReady() {
        PluginContainer container = started("a", "b");
        assertThatIllegalStateException().isThrownBy(container::start).withMessage(STARTED_BEFORE);
        assertThat(states(container)).containsOnly(READY);
        assertThat(runtime.takeJournal()).isEmpty();
        CompletableFuture<PluginResponse> call = send(container, 1);
        workers.runAll();
        assertThat(call).isCompletedWithValue(PluginResponse.success(1));
    }

    @Test
    void startAfterClose_isRefused() {
        PluginContainer container = started("a");
        container.close();
        assertThatIllegalStateException().isThrownBy(container::start).withMessage(STARTED_BEFORE);
        assertThat(states(container)).containsOnly(DISPOSED);
    }

    @Test
    void startAfterFailedStart_isRefused() {
        runtime.failAt("a load", Fixtures.initializationFailure("a"));
        PluginContainer container = containerOf("a");
        assertThatThrownBy(container::start).isInstanceOf(PluginInitializationException.class);
        assertThatIllegalStateException().isThrownBy(container::start).withMessage(STARTED_BEFORE);
    }

    @Test
    void errorWhileBrokenInstanceIsClosed_passesPlaceOn() {
        PluginContainer container = started("a");
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            return PluginResponse.success(instance.toString());
        });
        runtime.failAt("a#1 close", new StackOverflowError());
        List<CompletableFuture<PluginResponse>> calls = Stream.of(1, 2).map(data -> send(container, data)).toList();
        workers.runAll();
        assertThat(calls).extracting(call -> call.join().data()).containsExactly("a#1", "a#2");
    }

    private PluginContainer containerOf(String... ids) {
        return Fixtures.builder(workers).runtime(runtime).plugins(Stream.of(ids).map(Fixtures::manifest).toList())
                .build();
    }

    private PluginContainer started(String... ids) {
        PluginContainer container = containerOf(ids);
        container.start();
        runtime.takeJournal();
        return container;
    }

    private static List<PluginState> states(PluginContainer container) {
        return container.manager().getAllPlugins().stream().map(PluginInfo::state).toList();
    }
}
