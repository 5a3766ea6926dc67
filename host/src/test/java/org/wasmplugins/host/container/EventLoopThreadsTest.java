package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.PluginCall;

/** Plugins on real threads that are event loops. */
@Timeout(60)
class EventLoopThreadsTest {

    private static final int LOOPS = 3;
    private static final int CALLERS = 6;
    private static final int CALLS = 5_000;

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Loops loops = new Loops(workers, LOOPS);
    private PluginContainer container;

    @AfterEach
    void stop() {
        container.close();
        loops.close();
        workers.shutdownNow();
    }

    @Test
    void instance_onlyEverSeesTheThreadOfItsLoop() throws Exception {
        Map<Object, Thread> threadOf = new ConcurrentHashMap<>();
        var strangers = new AtomicBoolean();
        runtime.handleEvents((instance, event) -> {
            Thread before = threadOf.putIfAbsent(instance, Thread.currentThread());
            if (before != null && before != Thread.currentThread() || !loops.isCurrent(ExecutionModel.EVENT_LOOP)) {
                strangers.set(true);
            }
            if ((int) event.data() % 100 == 0) {
                instance.spoil();
            }
            return PluginResponse.success(event.data());
        });
        start(EventLoopModelTest.onLoops("a"), PoolSettings.DEFAULT.maxWaiting());
        var callers = new ArrayList<Future<?>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            ExecutorService loop = caller < LOOPS ? loops.loop(caller) : null;
            callers.add(workers.submit(() -> {
                for (int call = 0; call < CALLS; call++) {
                    assertThat(answer(loop, call)).isEqualTo(call);
                }
                return null;
            }));
        }
        for (var caller : callers) {
            caller.get(50, TimeUnit.SECONDS);
        }
        assertThat(strangers).isFalse();
        assertThat(Set.copyOf(threadOf.values())).hasSize(LOOPS);
        container.close();
        List<String> steps = runtime.takeJournal();
        long made = steps.stream().filter(step -> step.endsWith(" new")).count();
        assertThat(made).isGreaterThan(LOOPS);
        assertThat(steps.stream().filter(step -> step.matches("a#.* close"))).hasSize((int) made);
    }

    @Test
    void deadline_stopsTheGuestAndLeavesNoInterruptOnTheLoop() throws Exception {
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            Fixtures.block();
            return null;
        });
        PluginManifest limited = plugin("a").maxExecutionTime(Duration.ofMillis(10)).manifest();
        start(EventLoopModelTest.onLoops("a").withPermissions(limited.permissions()), 10);
        for (int call = 0; call < 20; call++) {
            Throwable failure = ask(loops.loop(0), call).handle((response, thrown) -> thrown).get(10, TimeUnit.SECONDS);
            assertThat(failure).hasCauseInstanceOf(PluginTimeoutException.class);
            assertThat(loops.loop(0).submit(() -> Thread.currentThread().isInterrupted()).get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void closing_doesNotWaitForALoopThatIsStuck() throws Exception {
        start(EventLoopModelTest.onLoops("a"), 10);
        assertThat(answer(loops.loop(0), 1)).isEqualTo(1);
        assertThat(answer(loops.loop(1), 1)).isEqualTo(1);
        var goOn = new CountDownLatch(1);
        loops.loop(0).submit(() -> goOn.await(50, TimeUnit.SECONDS));
        runtime.takeJournal();
        container.close();
        assertThat(runtime.takeJournal()).as("only that of the other loop is ended").filteredOn(step -> step.contains("#"))
                .hasSizeLessThanOrEqualTo(3);
        goOn.countDown();
        loops.loop(0).submit(() -> {
        }).get(10, TimeUnit.SECONDS);
        assertThat(runtime.takeJournal()).filteredOn(step -> step.contains("#")).hasSize(1)
                .allMatch(step -> step.endsWith(" close"));
    }

    private void start(PluginManifest plugin, int maxWaiting) {
        container = Fixtures.builder(workers).guestThreads(loops).runtime(runtime).plugins(List.of(plugin))
                .maxWaiting(maxWaiting).shutdownTime(Duration.ofMillis(200)).build();
        container.start();
    }

    private Object answer(ExecutorService loop, int data) throws Exception {
        return ask(loop, data).get(10, TimeUnit.SECONDS).data();
    }

    /** Calls the plugin on a loop or on another thread. */
    private CompletableFuture<PluginResponse> ask(ExecutorService loop, int data) {
        if (loop == null) {
            return container.calls().call(PluginCall.of(Fixtures.event("a", data))).toCompletableFuture();
        }
        return CompletableFuture.supplyAsync(() -> container.calls().call(PluginCall.of(Fixtures.event("a", data))), loop)
                .thenCompose(result -> result);
    }
}
