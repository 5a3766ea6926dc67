package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wasmplugins.host.container.Calls.await;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.host.spi.VirtualThreads;

/** Calls whose caller waits. */
@Timeout(60)
class CallAndWaitTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PluginContainer container;

    @AfterEach
    void stop() {
        Thread.interrupted();
        container.close();
        threads.shutdownNow();
    }

    @Test
    void plugin_runsOnCallingThreadAndNotOnWorker() {
        runtime.handleEvents((instance, event) -> PluginResponse.success(Thread.currentThread()));
        PluginCalls calls = started(Fixtures.manifest("a"));
        assertThat(calls.callAndWait(call(1)).data()).isSameAs(Thread.currentThread());
        assertThat(workers.size()).isZero();
    }

    @Test
    void caller_runsPluginOnceAnotherGaveItsLeaseBack() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals("first")) {
                inside.countDown();
                await(goOn);
            }
            return PluginResponse.success(Thread.currentThread());
        });
        PluginCalls calls = started(Fixtures.manifest("a"));
        Future<Object> first = threads.submit(() -> calls.callAndWait(call("first")).data());
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        var caller = new AtomicReference<Thread>();
        Future<Object> second = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return calls.callAndWait(call("second")).data();
        });
        untilWaiting(1);
        goOn.countDown();
        assertThat(second.get(10, TimeUnit.SECONDS)).isSameAs(caller.get()).isNotSameAs(first.get(10, TimeUnit.SECONDS));
    }

    @Test
    void interruptedCaller_givesItsPlaceInTheQueueBackAndStaysInterrupted() throws Exception {
        var goOn = new CountDownLatch(1);
        runtime.handleEvents((instance, event) -> {
            await(goOn);
            return PluginResponse.success(null);
        });
        PluginCalls calls = started(Fixtures.manifest("a"));
        Future<PluginResponse> busy = threads.submit(() -> calls.callAndWait(call("busy")));
        untilInUse();
        var flag = new AtomicReference<Boolean>();
        var caller = new AtomicReference<Thread>();
        Callable<Throwable> waiting = () -> {
            caller.set(Thread.currentThread());
            Throwable failure = catchThrowable(() -> calls.callAndWait(call("waiting")));
            flag.set(Thread.interrupted());
            return failure;
        };
        Future<Throwable> failure = threads.submit(waiting);
        untilWaiting(1);
        caller.get().interrupt();
        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin a, call and wait: the calling thread was interrupted while it waited for the answer.");
        assertThat(flag.get()).isTrue();
        assertThat(statistics().waiting()).isZero();
        goOn.countDown();
        busy.get(10, TimeUnit.SECONDS);
        assertThat(calls.callAndWait(call("next")).success()).isTrue();
    }

    /** The interrupt and the lease come at the same time, many times. No lease may be lost. */
    @Test
    void interruptAndLeaseAtOnce_loseNothing() throws Exception {
        PluginCalls calls = started(Fixtures.manifest("a"));
        for (int race = 0; race < 500; race++) {
            var goOn = new CountDownLatch(1);
            runtime.handleEvents((instance, event) -> {
                if (event.data().equals("busy")) {
                    await(goOn);
                }
                return PluginResponse.success(null);
            });
            Future<PluginResponse> busy = threads.submit(() -> calls.callAndWait(call("busy")));
            untilInUse();
            var caller = new AtomicReference<Thread>();
            Future<?> waiting = threads.submit(() -> {
                caller.set(Thread.currentThread());
                catchThrowable(() -> calls.callAndWait(call("waiting")));
                Thread.interrupted();
            });
            untilWaiting(1);
            Future<?> interrupting = threads.submit(() -> caller.get().interrupt());
            goOn.countDown();
            interrupting.get(10, TimeUnit.SECONDS);
            waiting.get(10, TimeUnit.SECONDS);
            busy.get(10, TimeUnit.SECONDS);
            // If the interrupt came too late for the task, it must not reach the next one.
            assertThat(statistics()).extracting(PoolStatistics::inUse, PoolStatistics::waiting).containsExactly(0, 0);
        }
        assertThat(statistics().created()).isEqualTo(1);
    }

    @Test
    void callerThatIsInterruptedBefore_runsPluginWithoutTheInterruptAndHasItAfterwards() {
        runtime.handleEvents((instance, event) -> PluginResponse.success(Thread.currentThread().isInterrupted()));
        PluginCalls calls = started(Fixtures.manifest("a"));
        Thread.currentThread().interrupt();
        Object seen = calls.callAndWait(call(1)).data();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).isEqualTo(false);
    }

    @Test
    void deadline_stopsPluginAndLeavesNoInterruptOnCaller() {
        runtime.handleEvents((instance, event) -> {
            instance.spoil();
            Fixtures.block();
            return null;
        });
        PluginCalls calls = started(plugin("a").maxExecutionTime(Duration.ofMillis(20)).manifest());
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(() -> calls.callAndWait(call(1))).isInstanceOf(PluginTimeoutException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(statistics().discarded()).containsEntry(DiscardCause.TIMEOUT, 20L);
    }

    /** Calls end at the moment at which their time does. No interrupt may come later. */
    @Test
    void deadlineAndEndAtOnce_leaveNoInterruptOnCaller() {
        var random = new Random(42);
        runtime.handleEvents((instance, event) -> {
            long end = System.nanoTime() + random.nextInt(8_000_000);
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            return PluginResponse.success(null);
        });
        PluginCalls calls = started(plugin("a").maxExecutionTime(Duration.ofMillis(4)).manifest());
        int stopped = 0;
        for (int call = 0; call < 500; call++) {
            Throwable failure = catchThrowable(() -> calls.callAndWait(call(1)));
            stopped += failure instanceof PluginTimeoutException ? 1 : 0;
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(stopped).as("both ends of the race were seen").isBetween(1, 499);
    }

    @Test
    void pluginCalledByHostFunctionOfAnother_runsOnTheSameThread() {
        var order = new ArrayList<Thread>();
        runtime.handleEvents((instance, event) -> {
            order.add(Thread.currentThread());
            if (event.target().value().equals("a")) {
                container.calls().callAndWait(PluginCall.of(Fixtures.event("b", 1)));
            }
            return PluginResponse.success(null);
        });
        started(Fixtures.manifest("a"), Fixtures.manifest("b")).callAndWait(call(1));
        assertThat(order).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void callThatNobodyWaitsFor_runsOnWorkerAlsoWithinOneThatSomebodyWaitsFor() {
        runtime.handleEvents((instance, event) -> {
            if (event.target().value().equals("a")) {
                container.calls().call(PluginCall.of(Fixtures.event("b", 1)));
            }
            return PluginResponse.success(null);
        });
        started(Fixtures.manifest("a"), Fixtures.manifest("b")).callAndWait(call(1));
        assertThat(workers.size()).isEqualTo(1);
        workers.runAll();
    }

    @Test
    void virtualThreadModel_failsWhereThereAreNoneAndRunsThereOtherwise() {
        runtime.handleEvents((instance, event) -> PluginResponse.success(VirtualThreads.isCurrent()));
        PluginCalls calls = started(Fixtures.manifest("a"));
        var call = new PluginCall(Fixtures.event("a", 1), HostType.ANY, Optional.of(ExecutionModel.VIRTUAL_THREAD),
                Optional.empty());
        int version = Runtime.version().feature();
        if (version >= 21) {
            assertThat(calls.callAndWait(call).data()).isEqualTo(true);
        } else {
            assertThatThrownBy(() -> calls.callAndWait(call)).isExactlyInstanceOf(PluginExecutionException.class)
                    .hasMessage(
                            "Plugin a 1.2.0, run: it cannot run with the execution model 'virtual-thread' that the call asks"
                                    + " for. Virtual threads need JDK 21 or later; this is " + version + ".");
        }
    }

    private PluginCalls started(PluginManifest... manifests) {
        // The test is about the time of calls. A start may take as long as a busy machine needs.
        container = Fixtures.builder(workers).runtime(runtime).plugins(List.of(manifests)).minStartTime(Duration.ofSeconds(20))
                .build();
        container.start();
        return container.calls();
    }

    private static PluginCall call(Object data) {
        return PluginCall.of(Fixtures.event("a", data));
    }

    private PoolStatistics statistics() {
        return container.manager().poolStatistics(Fixtures.manifest("a").id()).orElseThrow();
    }

    private void untilInUse() {
        while (statistics().inUse() == 0) {
            Thread.onSpinWait();
        }
    }

    private void untilWaiting(int calls) {
        while (statistics().waiting() != calls) {
            Thread.onSpinWait();
        }
    }
}
