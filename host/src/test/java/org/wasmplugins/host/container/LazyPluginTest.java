package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.PluginState.ERROR;
import static org.wasmplugins.PluginState.READY;
import static org.wasmplugins.PluginState.UNLOADED;
import static org.wasmplugins.host.container.Calls.send;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;

class LazyPluginTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();

    @Test
    void lazyPlugin_isNotLoadedAtStart() {
        PluginContainer container = started(lazy("a"), Fixtures.manifest("b"));
        assertThat(stateOf(container, "a")).isEqualTo(UNLOADED);
        assertThat(stateOf(container, "b")).isEqualTo(READY);
        assertThat(container.manager().isLoaded(PluginId.of("a"))).isFalse();
    }

    @Test
    void firstUse_loadsOnAWorkerAndIsAnswered() {
        PluginContainer container = started(lazy("a"));
        CompletableFuture<PluginResponse> call = send(container, 1);
        assertThat(runtime.takeJournal()).isEmpty();
        runAll();
        assertThat(call.join().data()).isEqualTo(1);
        assertThat(runtime.takeJournal()).containsExactly("a load", "a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready");
        assertThat(stateOf(container, "a")).isEqualTo(READY);
    }

    @Test
    void concurrentFirstUses_shareOneLoad() {
        PluginContainer container = started(lazy("a"));
        List<CompletableFuture<PluginResponse>> calls = List.of(send(container, 1), send(container, 2), send(container, 3));
        assertThat(workers.size()).isEqualTo(1);
        runAll();
        assertThat(calls).extracting(call -> call.join().data()).containsExactly(1, 2, 3);
        assertThat(runtime.takeJournal()).containsOnlyOnce("a load");
    }

    @Test
    void firstUseThatIsCancelled_doesNotEndTheLoadOfOthers() {
        PluginContainer container = started(lazy("a"));
        CompletableFuture<PluginResponse> cancelled = send(container, 1);
        CompletableFuture<PluginResponse> other = send(container, 2);
        cancelled.cancel(false);
        runAll();
        assertThat(other.join().data()).isEqualTo(2);
    }

    @Test
    void failedLoad_failsAllThatWaitAndIsTriedAgainAtTheNextUse() {
        PluginContainer container = started(lazy("a"));
        runtime.failAt("a#1 initialize", Fixtures.initializationFailure("a"));
        List<CompletableFuture<PluginResponse>> calls = List.of(send(container, 1), send(container, 2));
        runAll();
        assertThat(calls).allSatisfy(
                call -> assertThat(Calls.failureOf(call)).isInstanceOf(PluginInitializationException.class));
        assertThat(stateOf(container, "a")).isEqualTo(ERROR);
        runtime.at("a#1 initialize", () -> {
        });
        CompletableFuture<PluginResponse> again = send(container, 3);
        runAll();
        assertThat(again.join().data()).isEqualTo(3);
        assertThat(stateOf(container, "a")).isEqualTo(READY);
    }

    @Test
    void lazyPluginsThatItNeeds_areLoadedBefore() {
        PluginContainer container = started(lazy("b"), plugin("a").needs("b", "^1.0.0").lazy().manifest());
        CompletableFuture<PluginResponse> call = send(container, 1);
        runAll();
        assertThat(call.join().data()).isEqualTo(1);
        assertThat(runtime.takeJournal()).containsSubsequence("b load", "b#1 on-ready", "a load", "a#1 on-ready");
    }

    @Test
    void lazyPluginThatAnEagerOneNeeds_isLoadedAtStart() {
        PluginContainer container = started(lazy("b"), plugin("a").version("1.0.0").needs("b", "^1.0.0").manifest());
        assertThat(stateOf(container, "b")).isEqualTo(READY);
    }

    @Test
    void firstUse_goesOnInTheContextOfItsCaller() {
        var context = new ThreadLocal<String>();
        PluginContainer container = Fixtures.builder(workers).runtime(runtime).plugins(List.of(lazy("a")))
                .contextPropagation(task -> {
                    String caller = context.get();
                    return () -> {
                        String before = context.get();
                        context.set(caller);
                        task.run();
                        context.set(before);
                    };
                }).build();
        container.start();
        runtime.handleEvents((instance, event) -> PluginResponse.success(context.get()));
        context.set("one");
        CompletableFuture<PluginResponse> one = send(container, 1);
        context.set("two");
        CompletableFuture<PluginResponse> two = send(container, 2);
        context.remove();
        runAll();
        assertThat(one.join().data()).isEqualTo("one");
        assertThat(two.join().data()).isEqualTo("two");
    }

    @Test
    void typeThatItDoesNotList_isNoUse() {
        PluginContainer container = started(lazy("a"));
        CompletableFuture<PluginResponse> call = container.manager().sendEvent(PluginEvent.to("a", "other", 1))
                .subscribeAsCompletionStage();
        assertThat(Calls.failureOf(call)).isInstanceOf(EventNotSupportedException.class);
        assertThat(stateOf(container, "a")).isEqualTo(UNLOADED);
    }

    @Test
    void pluginThatWasNeverUsed_hasNothingToDispose() {
        PluginContainer container = started(lazy("a"));
        container.close();
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void firstUseAfterTheEnd_isRefused() {
        PluginContainer container = started(lazy("a"));
        container.close();
        CompletableFuture<PluginResponse> call = send(container, 1);
        runAll();
        assertThat(Calls.failureOf(call)).isInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, load: the plugins are disposed; none is loaded any more.");
    }

    @Test
    void usedPlugin_isDisposedAtTheEnd() {
        PluginContainer container = started(lazy("a"));
        send(container, 1);
        runAll();
        container.close();
        assertThat(runtime.takeJournal()).endsWith("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
    }

    @Test
    void workersThatTakeNothing_failTheUseAndNotTheNext() {
        PluginContainer container = started(lazy("a"));
        workers.reject(true);
        assertThat(Calls.failureOf(send(container, 1))).hasMessageContaining("no worker thread takes the load");
        workers.reject(false);
        CompletableFuture<PluginResponse> again = send(container, 2);
        runAll();
        assertThat(again.join().data()).isEqualTo(2);
    }

    private void runAll() {
        while (workers.size() > 0) {
            workers.runNext();
        }
    }

    private static PluginState stateOf(PluginContainer container, String plugin) {
        return container.manager().getPlugin(PluginId.of(plugin)).orElseThrow().state();
    }

    private PluginContainer started(PluginManifest... plugins) {
        PluginContainer container = Fixtures.builder(workers).runtime(runtime).plugins(List.of(plugins)).build();
        container.start();
        return container;
    }

    private static PluginManifest lazy(String id) {
        return plugin(id).lazy().manifest();
    }
}
