package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.wasmplugins.PluginState.DISPOSED;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.PluginState.UNLOADED;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** The manager describes plugins and refuses events. */
class PluginManagerTest {

    private static final PluginId GREETER = PluginId.of("greeter");
    private static final PluginId WORD_COUNT = PluginId.of("word-count");

    private final FakeRuntime runtime = new FakeRuntime();
    private final List<Object> handled = new ArrayList<>();
    private final PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
            .plugins(List.of(Fixtures.manifest("word-count"), Fixtures.manifest("greeter"))).build();
    private final PluginManager manager = container.manager();

    @BeforeEach
    void noteEvents() {
        runtime.handleEvents((instance, event) -> {
            handled.add(event.data());
            return PluginResponse.success(null);
        });
    }

    @Test
    void unknownPlugin_isAnsweredWithNearestName() {
        container.start();
        assertThat(failureOf(Fixtures.event("word-cuont", 1))).isExactlyInstanceOf(PluginNotFoundException.class)
                .hasMessage("Plugin word-cuont, find the plugin: there is no such plugin; did you mean 'word-count'?");
    }

    @Test
    void unknownPluginWithOtherName_isAnsweredWithAllNames() {
        container.start();
        assertThat(failureOf(Fixtures.event("translator", 1))).isExactlyInstanceOf(PluginNotFoundException.class)
                .hasMessage("Plugin translator, find the plugin: there is no such plugin; there are [greeter, word-count].");
    }

    @Test
    void typeThatIsNotListed_isRefused() {
        container.start();
        assertThat(failureOf(PluginEvent.to("word-count", "text.translate", 1)))
                .isExactlyInstanceOf(EventNotSupportedException.class)
                .hasMessage("Plugin word-count 1.2.0, admit an event: the plugin does not handle events of type "
                        + "'text.translate'; it lists [text.count] under events in its plugin.yaml.");
        assertThat(handled).isEmpty();
    }

    @Test
    void eventBeforeStart_isRefused() {
        assertRefused(Fixtures.event("word-count", 1), "UNLOADED");
    }

    @Test
    void eventWhilePluginStarts_isRefused() {
        runtime.at("word-count load", () -> assertRefused(Fixtures.event("word-count", 1), "LOADING"));
        runtime.at("word-count#1 on-ready", () -> assertRefused(Fixtures.event("word-count", 1), "INITIALIZING"));
        container.start();
        assertThat(runtime.takeJournal()).contains("word-count load", "word-count#1 on-ready");
    }

    @Test
    void eventAfterFailedStart_isRefused() {
        failToStart();
        assertRefused(Fixtures.event("word-count", 1), "ERROR");
        assertRefused(Fixtures.event("greeter", 1), "DISPOSED");
    }

    @Test
    void eventAfterClose_isRefused() {
        container.start();
        container.close();
        assertRefused(Fixtures.event("word-count", 1), "DISPOSED");
    }

    @Test
    void stateIsAskedFor_whenSomebodySubscribes() {
        Uni<PluginResponse> pending = manager.sendEvent(Fixtures.event("word-count", 1));
        container.start();
        assertThat(pending.subscribeAsCompletionStage()).isCompleted();
        assertThat(handled).containsExactly(1);
    }

    @Test
    void missingEvent_isRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> manager.sendEvent(null)).withMessage("event");
    }

    @Test
    void plugins_areListedInOrderOfTheirIds() {
        assertThat(manager.getAllPlugins()).containsExactly(new PluginInfo(Fixtures.manifest("greeter"), UNLOADED),
                new PluginInfo(Fixtures.manifest("word-count"), UNLOADED));
    }

    @Test
    void lookUp_showsStateOfTheMoment() {
        assertThat(manager.getPlugin(WORD_COUNT)).contains(new PluginInfo(Fixtures.manifest("word-count"), UNLOADED));
        container.start();
        assertThat(manager.getPlugin(WORD_COUNT)).map(PluginInfo::state).contains(READY);
        assertThat(manager.getAllPlugins()).extracting(PluginInfo::state).containsExactly(READY, READY);
        container.close();
        assertThat(manager.getPlugin(WORD_COUNT)).map(PluginInfo::state).contains(DISPOSED);
        assertThat(manager.getAllPlugins()).extracting(PluginInfo::state).containsExactly(DISPOSED, DISPOSED);
    }

    @Test
    void lookUpAfterFailedStart_showsError() {
        failToStart();
        assertThat(manager.getAllPlugins()).extracting(PluginInfo::state).containsExactly(DISPOSED, ERROR);
    }

    @Test
    void unknownPlugin_isNotFound() {
        container.start();
        assertThat(manager.getPlugin(PluginId.of("translator"))).isEmpty();
        assertThat(manager.isLoaded(PluginId.of("translator"))).isFalse();
    }

    @Test
    void isLoaded_holdsFromLoadToClose() {
        assertThat(manager.isLoaded(WORD_COUNT)).isFalse();
        runtime.at("word-count load", () -> assertThat(manager.isLoaded(WORD_COUNT)).isFalse());
        runtime.at("word-count#1 new", () -> assertThat(manager.isLoaded(WORD_COUNT)).isTrue());
        container.start();
        assertThat(manager.isLoaded(WORD_COUNT)).isTrue();
        container.close();
        assertThat(manager.isLoaded(WORD_COUNT)).isFalse();
    }

    @Test
    void isLoaded_doesNotHoldAfterFailedStart() {
        failToStart();
        assertThat(manager.isLoaded(WORD_COUNT)).isFalse();
        assertThat(manager.isLoaded(GREETER)).isFalse();
    }

    private void failToStart() {
        runtime.failAt("word-count#1 initialize", Fixtures.initializationFailure("word-count"));
        assertThatExceptionOfType(PluginInitializationException.class).isThrownBy(container::start);
    }

    private void assertRefused(PluginEvent event, String state) {
        assertThat(failureOf(event)).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessageStartingWith("Plugin %s 1.2.0, admit an event: the plugin is %s; only a plugin that is READY handles"
                        + " events.", event.target(), state);
        assertThat(handled).isEmpty();
    }

    private Throwable failureOf(PluginEvent event) {
        return Calls.failureOf(manager.sendEvent(event).subscribeAsCompletionStage());
    }
}
