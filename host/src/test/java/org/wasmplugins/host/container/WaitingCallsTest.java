package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.Calls.await;
import static org.wasmplugins.host.container.Calls.send;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolSettings;

import io.smallrye.mutiny.subscription.Cancellable;

/** Calls that wait for an instance need no stack, can be cancelled, and never run after the container is closed. */
@Timeout(60)
class WaitingCallsTest {

    private static final int MANY = 100_000;
    /** Waits as long as a slow machine takes. */
    private static final PoolSettings PATIENT = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5), Duration.ZERO,
            Duration.ofHours(1), MANY);

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private final List<Object> handled = new ArrayList<>();

    @Test
    void manyWaitingCallsOnSameThread_areAllAnswered() {
        var sameThread = new AtomicBoolean();
        Executor executor = task -> {
            if (sameThread.get()) {
                task.run();
            } else {
                workers.execute(task);
            }
        };
        PluginManager manager = started(Fixtures.builder(executor).pools(plugin -> PATIENT), 1).manager();
        List<CompletableFuture<PluginResponse>> calls = IntStream.rangeClosed(0, MANY).mapToObj(call -> send(manager, call))
                .toList();
        sameThread.set(true);
        workers.runAll();
        for (int call = 0; call <= MANY; call++) {
            assertThat(calls.get(call).getNow(null)).isEqualTo(PluginResponse.success(call));
        }
    }

    @Test
    void manyWaitingCallsOfExecutorThatRejects_allFail() throws Exception {
        PluginManager manager = started(Fixtures.builder(workers).pools(plugin -> PATIENT), 1).manager();
        List<CompletableFuture<PluginResponse>> calls = IntStream.rangeClosed(0, MANY).mapToObj(call -> send(manager, call))
                .toList();
        workers.reject(true);
        // A thread with a short stack makes so many exceptions in little time.
        var worker = new Thread(workers::runNext, "worker");
        worker.start();
        worker.join();
        assertThat(calls.get(0)).isCompletedWithValue(PluginResponse.success(0));
        assertThat(calls.stream().skip(1).filter(call -> !call.isCompletedExceptionally())).isEmpty();
        assertThat(Calls.failureOf(calls.get(MANY))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void waitingCallsOfThreadsThatShutDown_areAllAnswered() throws Exception {
        var goOn = new CountDownLatch(1);
        runtime.handleEvents((instance, event) -> {
            await(goOn);
            return PluginResponse.success(event.data());
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            PluginManager manager = started(PluginContainer.builder(threads), 1).manager();
            List<CompletableFuture<PluginResponse>> calls = IntStream.rangeClosed(0, 1_000)
                    .mapToObj(call -> send(manager, call)).toList();
            threads.shutdown();
            goOn.countDown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(calls.get(0)).isCompletedWithValue(PluginResponse.success(0));
            assertThat(calls.stream().filter(call -> !call.isDone())).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void cancelledWaitingCall_leavesQueueAndNeverRuns() {
        noteEvents();
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(1), 1).manager();
        send(manager, 1);
        Cancellable second = cancellable(manager, 2);
        assertThat(Calls.failureOf(send(manager, "one too many"))).isInstanceOf(PluginOverloadedException.class);
        second.cancel();
        CompletableFuture<PluginResponse> third = send(manager, 3);
        workers.runAll();
        assertThat(handled).containsExactly(1, 3);
        assertThat(third).isCompleted();
    }

    @Test
    void callCancelledAmongWaiting_keepsOrderOfOthers() {
        noteEvents();
        PluginManager manager = started(Fixtures.builder(workers), 1).manager();
        send(manager, 1);
        send(manager, 2);
        Cancellable third = cancellable(manager, 3);
        send(manager, 4);
        third.cancel();
        workers.runAll();
        assertThat(handled).containsExactly(1, 2, 4);
    }

    @Test
    void allWaitingCallsCancelled_leaveInstanceFree() {
        noteEvents();
        PluginManager manager = started(Fixtures.builder(workers).maxWaiting(2), 1).manager();
        send(manager, 1);
        List<Cancellable> waiting = List.of(cancellable(manager, 2), cancellable(manager, 3));
        waiting.forEach(Cancellable::cancel);
        workers.runAll();
        send(manager, 4);
        workers.runAll();
        assertThat(handled).containsExactly(1, 4);
    }

    @Test
    void callThatDoesNotRunYetAtClose_isRefusedWithoutInstance() {
        PluginContainer container = started(Fixtures.builder(workers), 2);
        send(container.manager(), 1);
        CompletableFuture<PluginResponse> second = send(container.manager(), 2);
        container.close();
        workers.runAll();
        assertThat(Calls.failureOf(second)).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a 1.2.0, acquire an instance: the plugin is disposed and handles no more events.");
        assertThat(runtime.takeJournal()).containsExactly("a close", "a#1 on-before-dispose", "a#1 dispose", "a#1 close");
    }

    private void noteEvents() {
        runtime.handleEvents((instance, event) -> {
            handled.add(event.data());
            return PluginResponse.success(null);
        });
    }

    private PluginContainer started(PluginContainerBuilder builder, int instances) {
        PluginContainer container = builder.runtime(runtime).plugins(List.of(plugin("a").instances(instances).manifest()))
                .build();
        container.start();
        runtime.takeJournal();
        return container;
    }

    private static Cancellable cancellable(PluginManager manager, Object data) {
        return manager.sendEvent(Fixtures.event("a", data)).subscribe().with(response -> {
        });
    }
}
