package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.PluginOutcome;

/** Many callers use a plugin with batches, in real time. */
@Timeout(60)
class BatchStressTest {

    private static final int THREADS = 8;
    private static final int EVENTS = 2_000;

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
    private PluginContainer container;

    @AfterEach
    void stop() {
        container.close();
        callers.shutdownNow();
        workers.shutdownNow();
    }

    @Test
    void everyEvent_hasItsOwnAnswerAndKeepsItsPlaceBehindThoseOfItsCaller() throws Exception {
        start();
        for (var caller : forEachThread(first -> {
            var answers = new ArrayList<CompletableFuture<PluginResponse>>();
            for (int i = 0; i < EVENTS; i++) {
                answers.add(send(first + i));
            }
            for (int i = 0; i < EVENTS; i++) {
                assertThat(answers.get(i).join().data()).isEqualTo(first + i);
            }
        })) {
            caller.get(30, TimeUnit.SECONDS);
        }
        assertThat(order).hasSize(THREADS * EVENTS);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            assertThat(order.stream().filter(event -> event / EVENTS == number)).isSorted();
        }
        assertThat(sizes).allMatch(size -> size <= 16).anyMatch(size -> size > 1);
    }

    @Test
    void cancelledEventsAndAClosedContainer_leaveNobodyWaiting() throws Exception {
        start();
        List<Future<Object>> running = forEachThread(first -> {
            var answers = new ArrayList<CompletableFuture<PluginResponse>>();
            for (int i = 0; i < EVENTS; i++) {
                CompletableFuture<PluginResponse> answer = send(first + i);
                if (i % 3 == 0) {
                    answer.cancel(false);
                }
                answers.add(answer);
                if (first == 0 && i == EVENTS / 2) {
                    container.close();
                }
            }
            for (var answer : answers) {
                assertThat(outcome(answer)).isTrue();
            }
        });
        for (var caller : running) {
            caller.get(30, TimeUnit.SECONDS);
        }
    }

    /** True if the call ended with an answer, with a typed failure or with the caller's cancellation. */
    private static boolean outcome(CompletableFuture<PluginResponse> answer) {
        try {
            return answer.join() != null;
        } catch (CompletionException e) {
            return e.getCause() instanceof PluginException;
        } catch (CancellationException e) {
            return true;
        }
    }

    private List<Future<Object>> forEachThread(Caller caller) {
        var running = new ArrayList<Future<Object>>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * EVENTS;
            running.add(callers.submit(() -> {
                caller.run(first);
                return null;
            }));
        }
        return running;
    }

    private CompletableFuture<PluginResponse> send(int number) {
        return container.calls().call(PluginCall.of(Fixtures.event("a", number))).toCompletableFuture();
    }

    private void start() {
        runtime.handleBatches((instance, events) -> {
            sizes.add(events.size());
            events.forEach(event -> order.add((Integer) event.data()));
            return events.stream().map(PluginEvent::data).map(PluginResponse::success).map(PluginOutcome::of).toList();
        });
        container = Fixtures.builder(workers).runtime(runtime)
                .plugins(List.of(plugin("a").stateful().batch(Duration.ofMillis(1), 16).manifest()))
                .pools(plugin -> new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5), Duration.ZERO,
                        Duration.ofSeconds(30),
                        THREADS * EVENTS))
                .build();
        container.start();
    }

    private interface Caller {
        void run(int first) throws Exception;
    }
}
