package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.Plugin;

@Timeout(60)
class InstancePoolStressTest {

    private static final int THREADS = 8;
    private static final int CALLS = 10_000;

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Use use = new Use();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 3 })
    void manyThreads_neverShareAnInstance(int instances) throws Exception {
        PluginManifest manifest = plugin("a").instances(instances).manifest();
        InstancePool pool = Fixtures.pool(manifest, new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES), THREADS,
                failure -> {
                });
        inParallel(() -> {
            for (int call = 0; call < CALLS; call++) {
                try (Lease lease = pool.acquire().toCompletableFuture().get(10, TimeUnit.SECONDS)) {
                    use.of(lease.instance(), () -> {
                    });
                }
            }
        });
        assertThat(use.shared).hasValue(0);
        assertThat(use.most).hasValueLessThanOrEqualTo(instances);
        assertThat(use.calls()).isEqualTo(THREADS * CALLS);
        assertThat(use.flags).as("instances").hasSizeLessThanOrEqualTo(instances);
    }

    /** The instances are packed as soon as possible, many times. */
    @Test
    void instancesThatArePackedMeanwhile_areNeverShared() throws Exception {
        PluginManifest manifest = plugin("a").instances(3).manifest();
        var settings = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5), Duration.ofNanos(1),
                Duration.ofSeconds(10), THREADS);
        var packed = new CountDownLatch(1);
        for (int i = 1; i <= 3; i++) {
            int number = i;
            runtime.at("a#" + number + " rest", () -> {
                use.ofMaintenance(number);
                packed.countDown();
            });
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        var factory = new InstanceFactory(manifest, new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES),
                failure -> {
                }, Observers.NONE);
        var pool = new InstancePool(factory, settings, new PoolScheduler(System::nanoTime,
                (task, delay) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS), threads));
        inParallel(() -> {
            for (int call = 0; call < CALLS; call++) {
                try (Lease lease = pool.acquire().toCompletableFuture().get(10, TimeUnit.SECONDS)) {
                    use.of(lease.instance(), () -> {
                    });
                }
            }
        });
        // While callers wait, no instance is idle: how often instances are packed depends on the machine.
        assertThat(packed.await(10, TimeUnit.SECONDS)).as("packed").isTrue();
        timer.shutdownNow();
        assertThat(use.shared).hasValue(0);
        assertThat(use.calls()).isEqualTo(THREADS * CALLS);
        assertThat(use.flags).as("instances").hasSizeLessThanOrEqualTo(3);
        assertThat(pool.statistics().created()).isLessThanOrEqualTo(3);
    }

    @Test
    void instancesThatBreak_areReplacedUnderLoad() throws Exception {
        PluginManifest manifest = plugin("a").instances(2).manifest();
        InstancePool pool = Fixtures.pool(manifest, new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES), THREADS,
                failure -> {
                });
        inParallel(() -> {
            for (int call = 0; call < 500; call++) {
                try (Lease lease = pool.acquire().toCompletableFuture().get(10, TimeUnit.SECONDS)) {
                    var instance = (FakeRuntime.Instance) lease.instance();
                    use.of(instance, instance::spoil);
                }
            }
        });
        assertThat(use.shared).hasValue(0);
        assertThat(use.most).hasValueLessThanOrEqualTo(2);
        assertThat(use.flags).as("one instance a call").hasSize(THREADS * 500);
        assertThat(runtime.takeJournal().stream().filter(step -> step.endsWith(" close"))).hasSize(THREADS * 500);
    }

    @Test
    void manyCallers_neverShareAnInstance() throws Exception {
        runtime.handleEvents((instance, event) -> {
            use.of(instance, () -> {
            });
            return PluginResponse.success(event.data());
        });
        PluginContainer container = PluginContainer.builder(threads).runtime(runtime).maxWaiting(THREADS)
                .plugins(List.of(plugin("a").instances(3).manifest())).build();
        container.start();
        inParallel(() -> {
            for (int call = 0; call < CALLS; call++) {
                PluginResponse response = container.manager().sendEvent(Fixtures.event("a", call)).subscribeAsCompletionStage()
                        .get(10, TimeUnit.SECONDS);
                assertThat(response.data()).isEqualTo(call);
            }
        });
        container.close();
        assertThat(use.shared).hasValue(0);
        assertThat(use.most).hasValueLessThanOrEqualTo(3);
        assertThat(use.calls()).isEqualTo(THREADS * CALLS);
    }

    @ParameterizedTest
    @MethodSource("modelsWithAPool")
    void callersThatWaitAndThoseThatDoNot_neverShareAnInstance(ExecutionModel model) throws Exception {
        runtime.handleEvents((instance, event) -> {
            use.of(instance, () -> {
            });
            return PluginResponse.success(event.data());
        });
        PluginContainer container = PluginContainer.builder(threads).runtime(runtime).maxWaiting(THREADS)
                .plugins(List.of(plugin("a").instances(3).manifest())).build();
        container.start();
        inParallel(() -> {
            for (int call = 0; call < CALLS; call++) {
                var made = new PluginCall(Fixtures.event("a", call), HostType.ANY, Optional.of(model), Optional.empty());
                PluginResponse response = call % 2 == 0 ? container.calls().callAndWait(made)
                        : container.calls().call(made).toCompletableFuture().get(10, TimeUnit.SECONDS);
                assertThat(response.data()).isEqualTo(call);
            }
        });
        container.close();
        assertThat(use.shared).hasValue(0);
        assertThat(use.most).hasValueLessThanOrEqualTo(3);
        assertThat(use.calls()).isEqualTo(THREADS * CALLS);
    }

    @Test
    void onlyInstance_handlesEventsInOrderOfArrival() throws Exception {
        var order = new ArrayList<Object>();
        var all = new CountDownLatch(1_000);
        // The list needs no lock: the plugin handles one event at a time, and each sees the effects of the one before it.
        runtime.handleEvents((instance, event) -> {
            order.add(event.data());
            all.countDown();
            return PluginResponse.success(null);
        });
        PluginContainer container = PluginContainer.builder(threads).runtime(runtime).plugins(List.of(Fixtures.manifest("a")))
                .build();
        container.start();
        var expected = new ArrayList<Object>();
        for (int call = 0; call < 1_000; call++) {
            expected.add(call);
            container.manager().sendEvent(Fixtures.event("a", call)).subscribeAsCompletionStage();
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(order).isEqualTo(expected);
    }

    @Test
    void closingUnderLoad_answersEveryCallAndEndsEveryInstance() throws Exception {
        var begun = new CountDownLatch(THREADS * 10);
        runtime.handleEvents((instance, event) -> {
            begun.countDown();
            return PluginResponse.success(null);
        });
        PluginManifest manifest = plugin("a").instances(3).manifest();
        InstancePool pool = Fixtures.pool(manifest, new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES), THREADS,
                failure -> {
                });
        Future<Object> closing = threads.submit(() -> {
            begun.await();
            pool.close(() -> Duration.ofSeconds(1));
            return null;
        });
        inParallel(() -> {
            while (isServedBy(pool)) {
                Thread.yield();
            }
        });
        closing.get(10, TimeUnit.SECONDS);
        List<String> steps = runtime.takeJournal();
        long made = steps.stream().filter(step -> step.endsWith(" new")).count();
        assertThat(made).isBetween(1L, 6L);
        assertThat(steps.stream().filter(step -> step.endsWith(" dispose"))).hasSize((int) made);
        assertThat(steps.stream().filter(step -> step.endsWith(" close"))).hasSize((int) made);
    }

    static Stream<ExecutionModel> modelsWithAPool() {
        return Stream.of(ExecutionModel.WORKER, ExecutionModel.VIRTUAL_THREAD)
                .filter(model -> GuestThreads.of(Runnable::run).problem(model).isEmpty());
    }

    /** Returns false if the pool is closed. */
    private static boolean isServedBy(InstancePool pool) throws Exception {
        try (Lease lease = pool.acquire().toCompletableFuture().get(10, TimeUnit.SECONDS)) {
            lease.instance().handleEvent(Fixtures.event("a", null));
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseExactlyInstanceOf(PluginExecutionException.class).hasMessageContaining("is disposed");
            return false;
        }
    }

    /** Runs {@code task} in all threads at once, and fails if it fails in one of them. */
    private void inParallel(Task task) throws Exception {
        var start = new CyclicBarrier(THREADS);
        var runs = new ArrayList<Future<?>>();
        for (int thread = 0; thread < THREADS; thread++) {
            runs.add(threads.submit(() -> {
                start.await();
                task.run();
                return null;
            }));
        }
        for (var run : runs) {
            run.get(60, TimeUnit.SECONDS);
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    /** Recognises an instance with two users, or too many instances with users. */
    private static final class Use {

        private final Map<Plugin, AtomicBoolean> flags = new ConcurrentHashMap<>();
        /** Plain numbers: they are right only if each user of an instance sees the effects of the one before it. */
        private final Map<Plugin, int[]> counts = new ConcurrentHashMap<>();
        private final AtomicInteger users = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger shared = new AtomicInteger();

        void of(Plugin instance, Runnable action) {
            AtomicBoolean flag = flags.computeIfAbsent(instance, key -> new AtomicBoolean());
            if (!flag.compareAndSet(false, true)) {
                shared.incrementAndGet();
            }
            most.accumulateAndGet(users.incrementAndGet(), Math::max);
            counts.computeIfAbsent(instance, key -> new int[1])[0]++;
            // Not always: threads are to meet in the pool as well as in an instance.
            if (users.get() % 2 == 0) {
                Thread.yield();
            }
            action.run();
            users.decrementAndGet();
            flag.set(false);
        }

        /** Counts what the host does with an instance, by the instance's number. */
        void ofMaintenance(int number) {
            for (var flag : flags.entrySet()) {
                if (flag.getKey().toString().equals("a#" + number)) {
                    if (!flag.getValue().compareAndSet(false, true)) {
                        shared.incrementAndGet();
                    }
                    Thread.yield();
                    flag.getValue().set(false);
                }
            }
        }

        int calls() {
            return counts.values().stream().mapToInt(count -> count[0]).sum();
        }
    }
}
