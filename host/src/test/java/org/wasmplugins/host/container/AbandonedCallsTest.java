package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.BatchSettings;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.VirtualThreads;

import io.smallrye.mutiny.subscription.Cancellable;

/** Calls that are cancelled while they wait leave every queue at once and never run. */
@Timeout(60)
class AbandonedCallsTest {

    private static final int CALLS = 50;

    private final FakeRuntime runtime = new FakeRuntime();
    private final Queue<Object> handled = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Loops loops = new Loops(workers, 1);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private PluginContainer container;

    @AfterEach
    void stop() {
        goOn.countDown();
        container.close();
        workers.shutdownNow();
        loops.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void cancelledCalls_leaveTheirPlacesAtOnceAndNeverRun(ExecutionModel model, Optional<BatchSettings> batch)
            throws Exception {
        start(model, batch);
        // These calls take all places: one more is refused.
        var calls = new ArrayList<Cancellable>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(container.manager().sendEvent(Fixtures.event("a", "abandoned")).subscribe().with(response -> {
            }, failure -> {
            }));
        }
        calls.forEach(Cancellable::cancel);
        var wanted = new ArrayList<CompletableFuture<PluginResponse>>();
        for (int call = 0; call < CALLS; call++) {
            wanted.add(container.manager().sendEvent(Fixtures.event("a", "wanted")).subscribeAsCompletionStage());
        }
        goOn.countDown();
        for (var call : wanted) {
            assertThat(call.get(30, TimeUnit.SECONDS).success()).isTrue();
        }
        assertThat(handled).hasSize(CALLS).containsOnly("wanted");
        assertThat(container.manager().poolStatistics(Fixtures.manifest("a").id()).orElseThrow().discarded()).isEmpty();
    }

    @Test
    void callWhoseTimeIsOver_leavesTheQueueThoughNobodyCancelsIt() throws Exception {
        start(ExecutionModel.WORKER, Optional.empty());
        var calls = new ArrayList<CompletableFuture<PluginResponse>>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(container.calls().call(new PluginCall(Fixtures.event("a", "abandoned"), HostType.ANY, Optional.empty(),
                    Optional.of(Duration.ofMillis(20)))).toCompletableFuture());
        }
        for (var call : calls) {
            assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                    .hasCauseExactlyInstanceOf(PluginOverloadedException.class);
        }
        assertThat(container.manager().poolStatistics(Fixtures.manifest("a").id()).orElseThrow().waiting()).isZero();
        goOn.countDown();
        assertThat(handled).isEmpty();
    }

    static Stream<Arguments> ways() {
        return Stream.of(ExecutionModel.values())
                .filter(model -> model != ExecutionModel.VIRTUAL_THREAD || VirtualThreads.problem().isEmpty())
                .flatMap(model -> Stream.of(Optional.<BatchSettings> empty(),
                        Optional.of(new BatchSettings(Duration.ofMillis(1), 10)))
                        .filter(batch -> batch.isEmpty() || model != ExecutionModel.EVENT_LOOP)
                        .map(batch -> Arguments.of(model, batch)));
    }

    private void start(ExecutionModel model, Optional<BatchSettings> batch) throws InterruptedException {
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals("busy")) {
                hold();
            } else {
                handled.add(event.data());
            }
            return PluginResponse.success(null);
        });
        container = PluginContainer.builder(workers).runtime(runtime).guestThreads(loops).maxWaiting(CALLS)
                .plugins(List.of(plugin("a").model(model).batch(batch).manifest())).build();
        container.start();
        container.calls().call(PluginCall.of(Fixtures.event("a", "busy")));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void hold() {
        inside.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
