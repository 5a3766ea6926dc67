package org.wasmplugins.host.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.PluginError;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.container.Calls;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.container.PluginContainerBuilder;

import io.smallrye.mutiny.Uni;

/** The path of an admitted event: threads, context, failures. */
@Timeout(30)
class PluginCallTest {

    private static final PluginOperation OPERATION = PluginOperation.of(Fixtures.manifest("a"), "handle-event");

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private final List<Object> handled = new ArrayList<>();

    @BeforeEach
    void noteEvents() {
        runtime.handleEvents((instance, event) -> {
            handled.add(event.data());
            return PluginResponse.success("answer to " + event.data());
        });
    }

    @Test
    void event_isHandledByWorkerAlone() {
        CompletableFuture<PluginResponse> result = subscribe(started(1).sendEvent(Fixtures.event("a", 1)));
        assertThat(handled).isEmpty();
        assertThat(result).isNotDone();
        workers.runNext();
        assertThat(handled).containsExactly(1);
        assertThat(result).isCompletedWithValue(PluginResponse.success("answer to 1"));
    }

    @Test
    void event_isHandledOnThreadOfExecutor() throws Exception {
        runtime.handleEvents((instance, event) -> PluginResponse.success(Thread.currentThread().getName()));
        ExecutorService threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "worker-1"));
        try {
            PluginContainer container = PluginContainer.builder(threads).runtime(runtime)
                    .plugins(List.of(Fixtures.manifest("a"))).build();
            container.start();
            CompletableFuture<PluginResponse> result = subscribe(container.manager().sendEvent(Fixtures.event("a", 1)));
            assertThat(result.get(10, TimeUnit.SECONDS).data()).isEqualTo("worker-1");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void instanceThatHasToBeMade_isMadeOnWorker() {
        PluginManager manager = started(2);
        runtime.takeJournal();
        CompletableFuture<PluginResponse> first = subscribe(manager.sendEvent(Fixtures.event("a", 1)));
        CompletableFuture<PluginResponse> second = subscribe(manager.sendEvent(Fixtures.event("a", 2)));
        assertThat(runtime.takeJournal()).isEmpty();
        workers.runAll();
        assertThat(runtime.takeJournal()).containsExactly("a#2 new", "a#2 on-load", "a#2 initialize", "a#2 on-ready");
        assertThat(List.of(first, second)).allSatisfy(result -> assertThat(result).isCompleted());
    }

    @Test
    void eventWithoutSubscriber_isNotHandled() {
        started(1).sendEvent(Fixtures.event("a", 1));
        assertThat(workers.size()).isZero();
    }

    @Test
    void event_isHandledOncePerSubscription() {
        Uni<PluginResponse> call = started(1).sendEvent(Fixtures.event("a", 1));
        for (int subscription = 0; subscription < 3; subscription++) {
            subscribe(call);
        }
        workers.runAll();
        assertThat(handled).containsExactly(1, 1, 1);
    }

    @Test
    void result_comesWhenInstanceIsFree() {
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(0), 1);
        CompletableFuture<PluginResponse> result = subscribe(manager.sendEvent(Fixtures.event("a", 1))
                .chain(() -> manager.sendEvent(Fixtures.event("a", 2))));
        workers.runAll();
        assertThat(result).isCompletedWithValue(PluginResponse.success("answer to 2"));
    }

    @Test
    void instancesZero_standsForProcessors() {
        PluginManager manager = started(0);
        int processors = Runtime.getRuntime().availableProcessors();
        for (int call = 0; call <= processors; call++) {
            subscribe(manager.sendEvent(Fixtures.event("a", call)));
        }
        assertThat(workers.size()).isEqualTo(processors);
    }

    @Test
    void tooManyCalls_areRefused() {
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(1), 1);
        List<CompletableFuture<PluginResponse>> calls = Stream.of(1, 2, 3)
                .map(data -> subscribe(manager.sendEvent(Fixtures.event("a", data)))).toList();
        assertThat(Calls.failureOf(calls.get(2))).isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("busy instances: 1 of 1; waiting calls: 1 of 1");
        workers.runAll();
        assertThat(handled).containsExactly(1, 2);
    }

    @Test
    void waitingCalls_useDefaultBound() {
        PluginManager manager = started(1);
        for (int call = 0; call <= PoolSettings.DEFAULT.maxWaiting(); call++) {
            assertThat(subscribe(manager.sendEvent(Fixtures.event("a", call)))).isNotDone();
        }
        assertThat(Calls.failureOf(subscribe(manager.sendEvent(Fixtures.event("a", "one more")))))
                .isInstanceOf(PluginOverloadedException.class).hasMessageContaining("waiting calls: 1000 of 1000");
    }

    @Test
    void context_isTakenFromCallerAndGivenToWorker() throws Exception {
        var context = new ThreadLocal<String>();
        UnaryOperator<Runnable> capture = task -> {
            String captured = context.get();
            return () -> {
                context.set(captured);
                task.run();
                context.remove();
            };
        };
        runtime.handleEvents((instance, event) -> PluginResponse.success(context.get()));
        PluginManager manager = started(Fixtures.builder(workers).contextPropagation(capture), 1);
        // The second call waits, so the first call's worker hands it to the executor.
        var calls = new ArrayList<CompletableFuture<PluginResponse>>();
        for (var caller : List.of("first", "second")) {
            context.set(caller);
            calls.add(subscribe(manager.sendEvent(Fixtures.event("a", null))));
        }
        context.set("neither");
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(workers::runAll).get(10, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(calls).extracting(call -> call.join().data()).containsExactly("first", "second");
    }

    @Test
    void context_isTakenAtSubscription() {
        var captures = new ArrayList<Thread>();
        PluginManager manager = started(Fixtures.builder(workers).contextPropagation(task -> {
            captures.add(Thread.currentThread());
            return task;
        }), 1);
        Uni<PluginResponse> call = manager.sendEvent(Fixtures.event("a", 1));
        assertThat(captures).isEmpty();
        subscribe(call);
        assertThat(captures).containsExactly(Thread.currentThread());
    }

    @Test
    void rejectedCall_failsAndFreesPlace() {
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(0), 1);
        workers.reject(true);
        CompletableFuture<PluginResponse> refused = subscribe(manager.sendEvent(Fixtures.event("a", 1)));
        assertThat(Calls.failureOf(refused)).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, run: no thread takes the event, because the application shuts down or "
                        + "its executor is full.")
                .hasCauseInstanceOf(RejectedExecutionException.class);
        workers.reject(false);
        CompletableFuture<PluginResponse> accepted = subscribe(manager.sendEvent(Fixtures.event("a", 2)));
        workers.runAll();
        assertThat(accepted).isCompletedWithValue(PluginResponse.success("answer to 2"));
    }

    @Test
    void rejectionOfWaitingCall_passesPlaceOn() {
        PluginManager manager = started(1);
        CompletableFuture<PluginResponse> first = subscribe(manager.sendEvent(Fixtures.event("a", 1)));
        List<CompletableFuture<PluginResponse>> waiting = Stream.of(2, 3)
                .map(data -> subscribe(manager.sendEvent(Fixtures.event("a", data)))).toList();
        workers.reject(true);
        workers.runNext();
        assertThat(first).isCompleted();
        assertThat(waiting).allSatisfy(call -> assertThat(Calls.failureOf(call))
                .hasCauseInstanceOf(RejectedExecutionException.class));
    }

    @ParameterizedTest
    @MethodSource("unexpectedFailures")
    void unexpectedFailure_becomesExecutionException(Throwable failure) {
        CompletableFuture<PluginResponse> result = callThatFails(failure);
        assertThat(Calls.failureOf(result)).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, handle an event: it failed in a way that the host did not expect: " + failure)
                .cause().isSameAs(failure);
    }

    @ParameterizedTest
    @MethodSource("pluginExceptions")
    void pluginException_passesUnchanged(PluginException failure) {
        assertThat(Calls.failureOf(callThatFails(failure))).isSameAs(failure);
    }

    @Test
    void failedCall_leavesInstanceForNext() {
        PluginManager manager = started(1);
        failCalls(new IllegalStateException("broken"));
        subscribe(manager.sendEvent(Fixtures.event("a", 1)));
        workers.runAll();
        noteEvents();
        runtime.takeJournal();
        CompletableFuture<PluginResponse> next = subscribe(manager.sendEvent(Fixtures.event("a", 2)));
        workers.runAll();
        assertThat(next).isCompletedWithValue(PluginResponse.success("answer to 2"));
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void callThatBreaksInstance_getsNewOneForNext() {
        PluginManager manager = started(1);
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            return PluginResponse.success(instance.toString());
        });
        List<CompletableFuture<PluginResponse>> calls = Stream.of(1, 2)
                .map(data -> subscribe(manager.sendEvent(Fixtures.event("a", data)))).toList();
        workers.runAll();
        assertThat(calls).extracting(call -> call.join().data()).containsExactly("a#1", "a#2");
    }

    @Test
    void failureToMakeInstance_reachesCallerAndFreesPlace() {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt("a#2 on-load", failure);
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(0), 2);
        List<CompletableFuture<PluginResponse>> calls = Stream.of(1, 2)
                .map(data -> subscribe(manager.sendEvent(Fixtures.event("a", data)))).toList();
        workers.runAll();
        assertThat(calls.get(0)).isCompleted();
        assertThat(Calls.failureOf(calls.get(1))).isSameAs(failure);
        List<CompletableFuture<PluginResponse>> next = Stream.of(3, 4)
                .map(data -> subscribe(manager.sendEvent(Fixtures.event("a", data)))).toList();
        workers.runAll();
        assertThat(next).allSatisfy(call -> assertThat(call).isCompleted());
    }

    @Test
    void answerThatIsNoSuccess_isNoFailure() {
        PluginResponse answer = PluginResponse.failure(new PluginError("too-long", "The text is too long."));
        runtime.handleEvents((instance, event) -> answer);
        CompletableFuture<PluginResponse> result = subscribe(started(1).sendEvent(Fixtures.event("a", 1)));
        workers.runAll();
        assertThat(result).isCompletedWithValue(answer);
    }

    static Stream<Throwable> unexpectedFailures() {
        return Stream.of(new IllegalStateException("broken"), new NullPointerException(), new StackOverflowError(),
                new AssertionError("wrong"), new NoClassDefFoundError("org/example/Missing"));
    }

    static Stream<PluginException> pluginExceptions() {
        return Stream.of(new PluginExecutionException(OPERATION, "it trapped."),
                new PluginCommunicationException(OPERATION, "it answered nonsense.", new IllegalStateException()),
                new PermissionDeniedException(OPERATION, DenialReason.NOT_REQUESTED, "it may not."),
                new PluginException(OPERATION, "it failed."));
    }

    private PluginManager started(int instances) {
        return started(Fixtures.builder(workers), instances);
    }

    private PluginManager started(PluginContainerBuilder builder, int instances) {
        PluginContainer container = builder.runtime(runtime).plugins(List.of(plugin("a").instances(instances).manifest()))
                .build();
        container.start();
        return container.manager();
    }

    private CompletableFuture<PluginResponse> callThatFails(Throwable failure) {
        failCalls(failure);
        CompletableFuture<PluginResponse> result = subscribe(started(1).sendEvent(Fixtures.event("a", 1)));
        workers.runAll();
        return result;
    }

    private void failCalls(Throwable failure) {
        runtime.handleEvents((instance, event) -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
    }

    private static CompletableFuture<PluginResponse> subscribe(Uni<PluginResponse> call) {
        return call.subscribeAsCompletionStage();
    }
}
