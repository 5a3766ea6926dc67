package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wasmplugins.host.container.Calls.failureOf;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.PluginOutcome;

/** Batches whose time the test moves and whose workers it runs. */
@Timeout(60)
class BatchTest {

    private static final Duration WINDOW = Duration.ofMillis(5);

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private final List<Scheduled> timer = new ArrayList<>();
    private final List<List<Object>> batches = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UnaryOperator<Runnable> contextual = UnaryOperator.identity();
    private PluginContainer container;

    @AfterEach
    void stop() {
        container.close();
        threads.shutdownNow();
    }

    @Test
    void events_goTogetherWhenTheWindowCloses() {
        echoBatches();
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2, 3);
        assertThat(timer).extracting(Scheduled::delay).as("one for the first").containsExactly(WINDOW);
        assertThat(workers.size()).isZero();
        passWindow();
        workers.runAll();
        assertThat(batches).containsExactly(List.of(1, 2, 3));
        assertThat(data(answers)).containsExactly(1, 2, 3);
    }

    @Test
    void fullBatch_doesNotWaitForItsWindow() {
        echoBatches();
        start(manifest(2), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2, 3);
        runTimer(Duration.ZERO);
        workers.runAll();
        assertThat(batches).containsExactly(List.of(1, 2));
        assertThat(answers.get(2)).isNotDone();
        passWindow();
        workers.runAll();
        assertThat(batches).containsExactly(List.of(1, 2), List.of(3));
        assertThat(data(answers)).containsExactly(1, 2, 3);
    }

    @Test
    void batchesOfOneInstance_goInTheirOrder() {
        echoBatches();
        start(manifest(2), 100);
        List<CompletableFuture<PluginResponse>> answers = send(IntStream.range(0, 20).boxed().toArray());
        while (!timer.isEmpty() && timer.get(0).delay().compareTo(WINDOW) <= 0) {
            timer.remove(0).task().run();
            workers.runAll();
        }
        assertThat(batches).hasSize(10);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(data(answers)).isSorted();
    }

    @Test
    void eachEvent_hasItsOwnOutcome() {
        var unreadable = new PluginDeserializationException(PluginOperation.of(manifest(64), "x"), "no.");
        runtime.handleBatches((instance, events) -> List.of(PluginOutcome.of(PluginResponse.success("yes")),
                PluginOutcome.of(unreadable)));
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        passWindow();
        workers.runAll();
        assertThat(answers.get(0).join().data()).isEqualTo("yes");
        assertThat(failureOf(answers.get(1))).isSameAs(unreadable);
    }

    @Test
    void failureOfTheCall_isThatOfAllAndSpoilsTheInstance() {
        runtime.handleBatches((instance, events) -> {
            instance.spoil();
            throw new PluginTrapException(PluginOperation.of(manifest(64), "handle-event-batch"), "it trapped.");
        });
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        passWindow();
        workers.runAll();
        assertThat(answers).allSatisfy(
                answer -> assertThat(failureOf(answer)).isInstanceOf(PluginTrapException.class));
        assertThat(statistics().discarded()).containsOnlyKeys(DiscardCause.TRAP);
        assertThat(statistics().inUse()).isZero();
    }

    @Test
    void otherNumberOfOutcomes_failsAll() {
        runtime.handleBatches((instance, events) -> List.of(PluginOutcome.of(PluginResponse.success(1))));
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        passWindow();
        workers.runAll();
        assertThat(answers).allSatisfy(answer -> assertThat(failureOf(answer))
                .hasMessage("Plugin a 1.2.0, handle-event-batch: its runtime gave 1 outcomes of 2 events."));
    }

    @Test
    void pluginWithoutBatches_getsThemOneByOneInOneInstance() {
        var seen = new ArrayList<String>();
        runtime.handleEvents((instance, event) -> {
            seen.add(instance + " " + event.data());
            return PluginResponse.success(event.data());
        });
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        passWindow();
        assertThat(workers.size()).isEqualTo(1);
        workers.runAll();
        assertThat(seen).containsExactly("a#1 1", "a#1 2");
        assertThat(data(answers)).containsExactly(1, 2);
    }

    @Test
    void eventThatTraps_takesNoOtherWithIt() {
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals(2)) {
                instance.spoil();
                throw new PluginTrapException(PluginOperation.of(manifest(64), "handle-event"), "it trapped.");
            }
            return PluginResponse.success(instance.toString());
        });
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2, 3);
        passWindow();
        workers.runAll();
        assertThat(answers.get(0).join().data()).isEqualTo("a#1");
        assertThat(failureOf(answers.get(1))).isInstanceOf(PluginTrapException.class);
        assertThat(answers.get(2).join().data()).as("in a fresh one").isEqualTo("a#2");
        assertThat(statistics()).extracting(PoolStatistics::idle, PoolStatistics::inUse).containsExactly(1, 0);
        assertThat(statistics().discarded()).containsOnlyKeys(DiscardCause.TRAP);
    }

    @Test
    void eventThatTakesTooLong_isStoppedAndTheNextHasItsOwnTime() {
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals("loops")) {
                instance.spoil();
                Fixtures.block();
            }
            return PluginResponse.success(event.data());
        });
        start(plugin("a").maxExecutionTime(Duration.ofMillis(50)).batch(WINDOW, 64).manifest(), 10);
        List<CompletableFuture<PluginResponse>> answers = send("loops", "loops", "ends");
        passWindow();
        workers.runAll();
        assertThat(answers.subList(0, 2)).allSatisfy(
                answer -> assertThat(failureOf(answer)).isInstanceOf(PluginTimeoutException.class));
        assertThat(answers.get(2).join().data()).isEqualTo("ends");
    }

    @Test
    void cancelledEvent_isTakenOutAndGivesItsPlaceBack() {
        echoBatches();
        start(manifest(2), 0);
        CompletableFuture<PluginResponse> cancelled = send("cancelled").get(0);
        cancelled.cancel(false);
        List<CompletableFuture<PluginResponse>> answers = send("stays", "fills");
        assertThat(batches).isEmpty();
        while (!timer.isEmpty() && timer.get(0).delay().compareTo(WINDOW) <= 0) {
            timer.remove(0).task().run();
            workers.runAll();
        }
        assertThat(batches).containsExactly(List.of("stays", "fills"));
        assertThat(data(answers)).containsExactly("stays", "fills");
    }

    @Test
    void batchOfWhichAllWereCancelled_runsNothing() {
        echoBatches();
        start(manifest(64), 10);
        send(1).get(0).cancel(false);
        passWindow();
        workers.runAll();
        assertThat(batches).isEmpty();
        assertThat(statistics().inUse()).isZero();
    }

    @Test
    void moreThanMayWait_areRefusedWithTheNumbers() {
        echoBatches();
        start(manifest(2), 1);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2, 3, 4);
        assertThat(failureOf(answers.get(3))).isInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("events that wait for their batches: 3 of 3");
        while (!timer.isEmpty() && timer.get(0).delay().compareTo(WINDOW) <= 0) {
            timer.remove(0).task().run();
            workers.runAll();
        }
        assertThat(data(answers.subList(0, 3))).containsExactly(1, 2, 3);
        assertThat(send(5).get(0)).as("there is room again").isNotDone();
    }

    @Test
    void close_failsWhatStillWaits() {
        echoBatches();
        start(manifest(2), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2, 3);
        runTimer(Duration.ZERO);
        container.close();
        assertThat(answers).allSatisfy(answer -> assertThat(failureOf(answer))
                .isInstanceOf(PluginExecutionException.class)
                .hasMessageContaining("the plugin is disposed and handles no more events."));
        workers.runAll();
        assertThat(batches).isEmpty();
    }

    @Test
    void closeWithinABatch_failsItsRest() {
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals(1)) {
                container.close();
            }
            return PluginResponse.success(event.data());
        });
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        passWindow();
        workers.runAll();
        assertThat(answers.get(0).join().data()).isEqualTo(1);
        assertThat(failureOf(answers.get(1))).hasMessageContaining("disposed");
    }

    @Test
    void workersThatTakeNothing_failTheBatchAndKeepThePlace() {
        echoBatches();
        start(manifest(64), 10);
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        workers.reject(true);
        passWindow();
        assertThat(answers).allSatisfy(
                answer -> assertThat(failureOf(answer)).hasMessageContaining("no thread takes the event"));
        assertThat(statistics().inUse()).isZero();
    }

    @Test
    void callsForOtherThreads_goInAnotherBatch() {
        echoBatches();
        start(manifest(64), 10);
        CompletableFuture<PluginResponse> first = send(1).get(0);
        CompletableFuture<PluginResponse> loop = call(2, ExecutionModel.EVENT_LOOP);
        assertThat(failureOf(loop)).hasMessageContaining("execution model 'event-loop'");
        passWindow();
        workers.runAll();
        assertThat(first.join().data()).isEqualTo(1);
    }

    @Test
    void callThatServesAnother_goesAloneAtOnce() {
        echoBatches();
        start(manifest(64), 10);
        var answers = new ArrayList<>(send(1));
        Fixtures.DEADLINES.within(manifest(64), "test", () -> answers.addAll(send(2)));
        answers.addAll(send(3));
        runTimer(Duration.ZERO);
        workers.runAll();
        assertThat(batches).as("in their order").containsExactly(List.of(1), List.of(2));
        passWindow();
        workers.runAll();
        assertThat(data(answers)).containsExactly(1, 2, 3);
    }

    @Test
    void contextOfTheCaller_isThatOfItsEventWhenTheyGoOneByOne() {
        var current = new ThreadLocal<String>();
        contextual = context(current);
        runtime.handleEvents((instance, event) -> PluginResponse.success(current.get()));
        start(manifest(64), 10);
        current.set("alice");
        CompletableFuture<PluginResponse> first = send(1).get(0);
        current.set("bob");
        CompletableFuture<PluginResponse> second = send(2).get(0);
        current.remove();
        passWindow();
        workers.runAll();
        assertThat(data(List.of(first, second))).containsExactly("alice", "bob");
    }

    @Test
    void contextOfACaller_isNotThatOfABatch() {
        var current = new ThreadLocal<String>();
        contextual = context(current);
        runtime.handleBatches((instance, events) -> events.stream()
                .map(event -> PluginOutcome.of(PluginResponse.success(String.valueOf(current.get())))).toList());
        start(manifest(2), 10);
        current.set("alice");
        List<CompletableFuture<PluginResponse>> answers = send(1, 2);
        current.remove();
        runTimer(Duration.ZERO);
        workers.runAll();
        assertThat(data(answers)).containsExactly("null", "null");
    }

    @Test
    void callersThatWait_getTheirAnswersThoughNoWorkerIsFree() throws Exception {
        echoBatches();
        start(manifest(2), 10);
        var go = new CountDownLatch(1);
        List<Future<Object>> calls = IntStream.range(0, 2).mapToObj(i -> threads.submit(() -> {
            go.await();
            return container.calls().callAndWait(PluginCall.of(Fixtures.event("a", i))).data();
        })).toList();
        go.countDown();
        while (scheduled() < 2) {
            Thread.onSpinWait();
        }
        runTimer(Duration.ZERO);
        assertThat(List.of(calls.get(0).get(10, TimeUnit.SECONDS), calls.get(1).get(10, TimeUnit.SECONDS)))
                .containsExactly(0, 1);
        assertThat(workers.size()).isZero();
        assertThat(batches).hasSize(1);
    }

    @Test
    void callerThatIsInterrupted_takesItsEventOut() {
        echoBatches();
        start(manifest(64), 10);
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> container.calls().callAndWait(PluginCall.of(Fixtures.event("a", 1))));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining("interrupted");
        passWindow();
        workers.runAll();
        assertThat(batches).isEmpty();
    }

    private void echoBatches() {
        runtime.handleBatches((instance, events) -> {
            batches.add(events.stream().map(PluginEvent::data).toList());
            return events.stream().map(event -> PluginOutcome.of(PluginResponse.success(event.data()))).toList();
        });
    }

    private static UnaryOperator<Runnable> context(ThreadLocal<String> current) {
        return task -> {
            String captured = current.get();
            return () -> {
                current.set(captured);
                try {
                    task.run();
                } finally {
                    current.remove();
                }
            };
        };
    }

    private static PluginManifest manifest(int maxSize) {
        return plugin("a").batch(WINDOW, maxSize).manifest();
    }

    private void start(PluginManifest manifest, int maxWaiting) {
        container = Fixtures.builder(workers).runtime(runtime).plugins(List.of(manifest))
                .contextPropagation(contextual).timer(this::schedule)
                .pools(plugin -> new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5), Duration.ZERO,
                        Duration.ofSeconds(10),
                        maxWaiting))
                .build();
        container.start();
    }

    private void schedule(Runnable task, Duration delay) {
        synchronized (timer) {
            timer.add(new Scheduled(task, delay));
        }
    }

    private int scheduled() {
        synchronized (timer) {
            return timer.size();
        }
    }

    private void passWindow() {
        runTimer(WINDOW);
    }

    private void runTimer(Duration delay) {
        List<Scheduled> due;
        synchronized (timer) {
            due = timer.stream().filter(scheduled -> scheduled.delay().equals(delay)).toList();
            timer.removeAll(due);
        }
        assertThat(due).isNotEmpty();
        due.forEach(scheduled -> scheduled.task().run());
    }

    private List<CompletableFuture<PluginResponse>> send(Object... data) {
        return List.of(data).stream().map(datum -> container.calls().call(PluginCall.of(Fixtures.event("a", datum)))
                .toCompletableFuture()).toList();
    }

    private CompletableFuture<PluginResponse> call(Object data, ExecutionModel model) {
        return container.calls()
                .call(new PluginCall(Fixtures.event("a", data), HostType.ANY, Optional.of(model), Optional.empty()))
                .toCompletableFuture();
    }

    private static List<Object> data(List<CompletableFuture<PluginResponse>> answers) {
        return answers.stream().map(CompletableFuture::join).map(PluginResponse::data).toList();
    }

    private PoolStatistics statistics() {
        return container.manager().poolStatistics(PluginId.of("a")).orElseThrow();
    }

    private record Scheduled(Runnable task, Duration delay) {
    }
}
