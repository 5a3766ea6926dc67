package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.internal.observe.SilentObserver;
import org.wasmplugins.host.spi.PluginCall;

import io.smallrye.mutiny.subscription.Cancellable;

/** A stateful plugin loses its state by its own failures, and not because its callers are in a hurry. */
@Timeout(60)
class StatefulPluginTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore inside = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private PluginContainer container;

    @BeforeEach
    void start() {
        runtime.handleEvents((instance, event) -> {
            if (event.target().value().equals("outer")) {
                container.calls().callAndWait(PluginCall.of(Fixtures.event("a", "nested")));
            } else {
                hold(instance, event.data().equals("slow") ? 1_500 : 30_000);
            }
            return PluginResponse.success(null);
        });
        // With an observer, as in most applications: calls without one skip code.
        container = PluginContainer.builder(threads).runtime(runtime).observers(List.of(new SilentObserver()))
                .plugins(List.of(plugin("a").stateful().manifest(),
                        plugin("outer").maxExecutionTime(Duration.ofMillis(50)).manifest()))
                .build();
        container.start();
    }

    @AfterEach
    void stop() {
        goOn.release(1_000);
        container.close();
        threads.shutdownNow();
    }

    @Test
    void cancelledCall_goesOnToItsEnd() throws Exception {
        Cancellable call = container.manager().sendEvent(Fixtures.event("a", 1)).subscribe().with(response -> {
        });
        assertThat(inside.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        call.cancel();
        assertStateKept();
    }

    /** No deadline stops the plugin in the 200 ms that it takes. */
    @Test
    void callWhoseCallersTimeEnds_goesOnToItsEnd() throws Exception {
        CompletableFuture<PluginResponse> call = container.calls()
                .call(new PluginCall(Fixtures.event("a", "slow"), HostType.ANY, Optional.empty(),
                        Optional.of(Duration.ofMillis(500))))
                .toCompletableFuture();
        assertThat(call.get(30, TimeUnit.SECONDS).success()).isTrue();
        assertStateKept();
    }

    @Test
    void interruptedCaller_leavesThePluginAlone() throws Exception {
        var caller = new AtomicReference<Thread>();
        Future<Throwable> failure = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return catchThrowable(() -> container.calls().callAndWait(PluginCall.of(Fixtures.event("a", 1))));
        });
        assertThat(inside.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        caller.get().interrupt();
        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(PluginExecutionException.class);
        assertStateKept();
    }

    @Test
    void callThatItServes_isStoppedAloneWhenItsTimeIsOver() throws Exception {
        CompletableFuture<PluginResponse> outer = container.calls().call(PluginCall.of(Fixtures.event("outer", 1)))
                .toCompletableFuture();
        assertThat(inside.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> outer.get(30, TimeUnit.SECONDS)).hasCauseExactlyInstanceOf(PluginTimeoutException.class);
        assertStateKept();
    }

    /** Each call of the burst leaves when it has waited too long. None of them discards the instance. */
    @Test
    void burstOfCallersInAHurry_losesNothing() throws Exception {
        container.calls().call(PluginCall.of(Fixtures.event("a", 0)));
        assertThat(inside.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        var calls = new ArrayList<CompletableFuture<PluginResponse>>();
        for (int call = 1; call < 40; call++) {
            calls.add(container.calls().call(new PluginCall(Fixtures.event("a", call), HostType.ANY, Optional.empty(),
                    Optional.of(Duration.ofMillis(20)))).toCompletableFuture());
        }
        for (var call : calls) {
            call.handle((response, failure) -> failure).get(30, TimeUnit.SECONDS);
        }
        assertStateKept();
    }

    private void hold(FakeRuntime.Instance instance, int mostMillis) {
        inside.release();
        try {
            goOn.tryAcquire(mostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            instance.spoil();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void assertStateKept() throws Exception {
        goOn.release(1_000);
        assertThat(container.calls().call(PluginCall.of(Fixtures.event("a", "last"))).toCompletableFuture()
                .get(30, TimeUnit.SECONDS).success()).isTrue();
        assertThat(statistics()).extracting(PoolStatistics::created, PoolStatistics::inUse).containsExactly(1L, 0);
        assertThat(statistics().discarded()).isEmpty();
    }

    private PoolStatistics statistics() {
        return container.manager().poolStatistics(Fixtures.manifest("a").id()).orElseThrow();
    }
}
