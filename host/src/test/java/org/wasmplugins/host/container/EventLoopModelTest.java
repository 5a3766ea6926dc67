package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.PluginCall;

/** A plugin on one event loop, whose tasks the test runs. */
class EventLoopModelTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private final Loops.HandDriven loop = new Loops.HandDriven(workers);
    private final List<Object> handled = new ArrayList<>();
    private PluginContainer container;

    @BeforeEach
    void noteEvents() {
        runtime.handleEvents((instance, event) -> {
            handled.add(event.data());
            return PluginResponse.success(instance.toString());
        });
    }

    @Test
    void firstCall_waitsForAWorkerThatGivesTheInstanceOfTheStart() {
        start(10);
        runtime.takeJournal();
        CompletableFuture<PluginResponse> result = call(1);
        assertThat(result).isNotDone();
        workers.runNext();
        assertThat(handled).as("the guest does not run on the worker").isEmpty();
        loop.runAll();
        assertThat(result.join().data()).isEqualTo("a#1");
        assertThat(runtime.takeJournal()).as("nothing was made").isEmpty();
    }

    @Test
    void laterCall_runsAtOnceWithoutHandOver() {
        warm(10);
        CompletableFuture<PluginResponse> result = call(2);
        assertThat(result).isCompleted();
        assertThat(loop.tasks().size()).isZero();
        assertThat(workers.size()).isZero();
    }

    @Test
    void callFromAnotherThread_isHandedToTheLoop() {
        warm(10);
        CompletableFuture<PluginResponse> result = callFromElsewhere(2);
        assertThat(result).isNotDone();
        loop.runAll();
        assertThat(result).isCompleted();
    }

    @Test
    void reentrantCall_runsAfterTheOneThatMadeIt() {
        warm(10);
        var inner = new ArrayList<CompletableFuture<PluginResponse>>();
        runtime.handleEvents((instance, event) -> {
            handled.add("begin " + event.data());
            if (event.data().equals("outer")) {
                inner.add(container.calls().call(PluginCall.of(Fixtures.event("a", "inner"))).toCompletableFuture());
                assertThat(inner.get(0)).isNotDone();
            }
            handled.add("end " + event.data());
            return PluginResponse.success(instance.toString());
        });
        handled.clear();
        assertThat(call("outer")).isCompleted();
        assertThat(inner.get(0)).isNotDone();
        loop.runAll();
        assertThat(inner.get(0).join().data()).isEqualTo("a#1");
        assertThat(handled).containsExactly("begin outer", "end outer", "begin inner", "end inner");
    }

    @Test
    void instanceThatBreaks_isClosedAtOnceAndReplacedByAWorker() {
        warm(10);
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            throw new IllegalStateException("broken");
        });
        runtime.takeJournal();
        assertThat(Calls.failureOf(call(2))).isInstanceOf(PluginExecutionException.class);
        assertThat(runtime.takeJournal()).containsExactly("a#1 close");
        noteEvents();
        CompletableFuture<PluginResponse> next = call(3);
        assertThat(next).isNotDone();
        settle();
        assertThat(next.join().data()).isEqualTo("a#2");
        assertThat(statistics().discarded()).containsEntry(DiscardCause.FAILURE, 1L);
    }

    @Test
    void brokenInstance_isReplacedForEachCallThatWaits() {
        start(10);
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            return PluginResponse.success(instance.toString());
        });
        List<CompletableFuture<PluginResponse>> calls = IntStream.range(0, 3).mapToObj(this::call).toList();
        settle();
        assertThat(calls).extracting(call -> call.join().data()).containsExactly("a#1", "a#2", "a#3");
    }

    @Test
    void instanceThatCannotBeMade_failsTheCallsThatWaitForIt() {
        warm(10);
        spoilInstance();
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt("a#2 initialize", failure);
        List<CompletableFuture<PluginResponse>> calls = List.of(call(1), call(2));
        settle();
        assertThat(calls).allSatisfy(call -> assertThat(Calls.failureOf(call)).isSameAs(failure));
        CompletableFuture<PluginResponse> next = call(3);
        settle();
        assertThat(next).isCompleted();
    }

    @Test
    void pluginOfWhichNoInstanceCanBeMade_isAnError() {
        warm(10);
        spoilInstance();
        for (int number = 2; number < 5; number++) {
            runtime.failAt("a#" + number + " initialize", Fixtures.initializationFailure("a"));
            call(number);
            settle();
        }
        assertThat(container.manager().getPlugin(Fixtures.manifest("a").id()).orElseThrow().state())
                .isEqualTo(PluginState.ERROR);
        assertThat(Calls.failureOf(call(5))).hasMessageContaining("the plugin is ERROR");
    }

    @Test
    void callsThatWait_areBoundedWhereverTheyComeFrom() {
        start(2);
        List<CompletableFuture<PluginResponse>> waiting = List.of(call(1), callFromElsewhere(2));
        for (var refused : List.of(call(3), callFromElsewhere(4))) {
            assertThat(Calls.failureOf(refused)).isExactlyInstanceOf(PluginOverloadedException.class)
                    .hasMessageContaining("calls that wait for its instances on event loops: 2 of 2");
        }
        settle();
        assertThat(waiting).allSatisfy(call -> assertThat(call).isCompleted());
        assertThat(callFromElsewhere(5)).as("the places are free again").isNotDone();
    }

    @Test
    void cancelledCall_givesItsPlaceBackAndDoesNotRun() {
        start(1);
        call(1).cancel(false);
        CompletableFuture<PluginResponse> next = call(2);
        assertThat(next).isNotDone();
        settle();
        assertThat(next).isCompleted();
        assertThat(handled).containsExactly(2);
    }

    @Test
    void workersThatAreFull_failTheCall() {
        start(10);
        workers.reject(true);
        assertThat(Calls.failureOf(call(1))).hasMessageStartingWith(
                "Plugin a 1.2.0, run: no worker thread makes an instance for the event loop,");
        workers.reject(false);
        CompletableFuture<PluginResponse> next = call(2);
        settle();
        assertThat(next).isCompleted();
    }

    @Test
    void loopThatIsStopped_failsTheCall() {
        warm(1);
        loop.tasks().reject(true);
        for (int call = 0; call < 3; call++) {
            assertThat(Calls.failureOf(callFromElsewhere(call)))
                    .hasMessage("Plugin a 1.2.0, run: no event loop takes the event, because the application shuts down.");
        }
    }

    @Test
    void context_isTakenOnlyForCallsThatWait() {
        var captured = new ArrayList<Runnable>();
        UnaryOperator<Runnable> capture = task -> {
            captured.add(task);
            return task;
        };
        start(Fixtures.builder(workers).contextPropagation(capture));
        call(1);
        settle();
        assertThat(captured).hasSize(1);
        call(2);
        assertThat(captured).hasSize(1);
        callFromElsewhere(3);
        assertThat(captured).hasSize(2);
    }

    @Test
    void statefulPlugin_isNotCalledThere() {
        PluginManifest manifest = plugin("a").stateful().manifest();
        container = Fixtures.builder(workers).guestThreads(loop).runtime(runtime).plugins(List.of(manifest)).build();
        container.start();
        var call = new PluginCall(Fixtures.event("a", 1), HostType.ANY, Optional.of(ExecutionModel.EVENT_LOOP),
                Optional.empty());
        assertThat(Calls.failureOf(container.calls().call(call)))
                .hasMessage("Plugin a 1.2.0, run: it cannot run with the"
                        + " execution model 'event-loop' that the call asks for. It is stateful, and each event loop has an instance of"
                        + " its own.");
    }

    @Test
    void pluginOfWorkers_runsThereForCallsThatAskForIt() {
        container = Fixtures.builder(workers).guestThreads(loop).runtime(runtime)
                .plugins(List.of(Fixtures.manifest("a"))).build();
        container.start();
        var call = new PluginCall(Fixtures.event("a", 1), HostType.ANY, Optional.of(ExecutionModel.EVENT_LOOP),
                Optional.empty());
        loop.on(() -> container.calls().call(call));
        settle();
        assertThat(handled).containsExactly(1);
    }

    @Test
    void close_disposesTheInstanceAndFailsCallsThatWait() {
        warm(10);
        runtime.takeJournal();
        CompletableFuture<PluginResponse> waiting = callFromElsewhere(2);
        container.close();
        loop.runAll();
        assertThat(runtime.takeJournal()).containsExactly("a#1 on-before-dispose", "a#1 dispose", "a#1 close", "a close");
        assertThat(Calls.failureOf(waiting)).hasMessageContaining("the plugin is disposed");
    }

    @Test
    void instanceThatIsMadeWhileThePluginIsClosed_isClosed() {
        warm(10);
        spoilInstance();
        runtime.takeJournal();
        CompletableFuture<PluginResponse> waiting = call(2);
        workers.runNext();
        container.close();
        loop.runAll();
        assertThat(runtime.takeJournal()).contains("a#2 new", "a#2 close");
        assertThat(Calls.failureOf(waiting)).hasMessageContaining("the plugin is disposed");
    }

    private void start(int maxWaiting) {
        start(Fixtures.builder(workers).maxWaiting(maxWaiting));
    }

    private void start(PluginContainerBuilder builder) {
        container = builder.guestThreads(loop).runtime(runtime).plugins(List.of(onLoops("a"))).build();
        container.start();
    }

    static PluginManifest onLoops(String id) {
        return plugin(id).model(ExecutionModel.EVENT_LOOP).manifest();
    }

    /** Makes the instance by one call. */
    private void warm(int maxWaiting) {
        start(maxWaiting);
        call("warm");
        settle();
    }

    private void spoilInstance() {
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            return PluginResponse.success(null);
        });
        call("spoil");
        noteEvents();
    }

    private CompletableFuture<PluginResponse> call(Object data) {
        var result = new ArrayList<CompletableFuture<PluginResponse>>();
        loop.on(() -> result.add(callFromElsewhere(data)));
        return result.get(0);
    }

    private CompletableFuture<PluginResponse> callFromElsewhere(Object data) {
        return container.manager().sendEvent(Fixtures.event("a", data)).subscribeAsCompletionStage();
    }

    private void settle() {
        while (workers.size() + loop.tasks().size() > 0) {
            workers.runAll();
            loop.runAll();
        }
    }

    private PoolStatistics statistics() {
        return container.manager().poolStatistics(Fixtures.manifest("a").id()).orElseThrow();
    }
}
