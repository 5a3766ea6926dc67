package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PoolStatistics;

/**
 * Runs some calls many times. Each time another step of the host fails for lack of memory, until every step has failed once.
 * The host gives back all that it took before.
 */
@Timeout(120)
class GiveBackTest {

    private static final PluginId A = PluginId.of("a");
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_ROUNDS = 10;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> timed = new ArrayDeque<>();
    private final FakeRuntime runtime = new FakeRuntime();
    private int left;
    private PluginContainer container;

    @ParameterizedTest
    @EnumSource
    void whatEverFails_allThatWasTakenIsGivenBack(Way way) {
        int point = 1;
        boolean failed = true;
        for (; failed && point < MOST_POINTS; point++) {
            start(way);
            left = point;
            someCalls();
            failed = left <= 0;
            left = Integer.MAX_VALUE;
            goOn();
            assertNothingIsTaken(way + ", point " + point);
        }
        assertThat(point).as("points that failed").isBetween(10, MOST_POINTS - 1);
    }

    /** Marks a step that can fail. */
    private void point() {
        if (--left == 0) {
            throw new OutOfMemoryError("as the test says");
        }
    }

    private void start(Way way) {
        tasks.clear();
        timed.clear();
        left = Integer.MAX_VALUE;
        runtime.handleEvents((instance, event) -> {
            point();
            return PluginResponse.success(event.data());
        });
        Executor workers = task -> {
            point();
            tasks.add(task);
        };
        TestPlugin plugin = plugin("a").lazy(way == Way.LAZY);
        if (way == Way.BATCH) {
            plugin.batch(Duration.ofMillis(5), 2);
        }
        PluginContainerBuilder builder = PluginContainer.builder(workers).runtime(runtime)
                .plugins(List.of(plugin.manifest()))
                .contextPropagation(task -> {
                    point();
                    return () -> {
                        point();
                        task.run();
                        point();
                    };
                });
        // A rescue would use threads of its own.
        builder.patience = Duration.ofDays(1);
        builder.timer = (task, delay) -> {
            point();
            timed.add(task);
        };
        container = builder.build();
        container.start();
    }

    private CompletableFuture<PluginResponse> send(int number) {
        try {
            return container.manager().sendEvent(PluginEvent.to(A, Fixtures.EVENT_TYPE, number)).subscribeAsCompletionStage();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Runs tasks as executors do, and drops their failures. */
    private void runAll(Queue<Runnable> queue) {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            run(task);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // the failure that the test wants
        }
    }

    /** Runs the timer's tasks for a while: an alarm that comes too early is set again. */
    private void goOn() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            runAll(tasks);
            for (int i = timed.size(); i > 0; i--) {
                run(timed.remove());
            }
        }
        runAll(tasks);
    }

    private void someCalls() {
        var calls = new ArrayList<CompletableFuture<PluginResponse>>();
        for (int i = 0; i < 4; i++) {
            calls.add(send(i));
        }
        calls.get(2).cancel(false);
        goOn();
        send(5);
        goOn();
    }

    private void assertNothingIsTaken(String description) {
        Optional<PoolStatistics> statistics = container.manager().poolStatistics(A);
        if (statistics.isPresent()) {
            assertThat(statistics.get().inUse()).as(description + ": in use").isZero();
            assertThat(statistics.get().waiting()).as(description + ": waiting").isZero();
        }
        var calls = new ArrayList<CompletableFuture<PluginResponse>>();
        for (int i = 0; i < 3; i++) {
            calls.add(send(i));
        }
        goOn();
        for (int i = 0; i < 3; i++) {
            assertThat(calls.get(i)).as(description + ": call " + i + " afterwards").isCompleted();
            assertThat(calls.get(i).join().data()).as(description + ": answer").isEqualTo(i);
        }
        container.close();
    }

    enum Way {
        ALONE,
        BATCH,
        LAZY
    }
}
