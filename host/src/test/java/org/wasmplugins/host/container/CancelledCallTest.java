package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.spi.PluginCall;

/** Callers cancel their calls while the plugin runs. */
@Timeout(60)
class CancelledCallTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final PluginContainer container = Fixtures.builder(workers).runtime(runtime)
            .plugins(List.of(Fixtures.manifest("a"))).build();

    @BeforeEach
    void blockInTheFirstCall() {
        runtime.handleEvents((instance, event) -> {
            if (event.data().equals("block")) {
                instance.spoil();
                inside.countDown();
                blockAndStayInterrupted();
            }
            return PluginResponse.success(Thread.currentThread().isInterrupted());
        });
        container.start();
    }

    @AfterEach
    void stop() {
        container.close();
        workers.shutdownNow();
    }

    @Test
    void cancellingTheUni_stopsThePluginAndFreesItsThread() throws Exception {
        CompletableFuture<PluginResponse> call = container.manager().sendEvent(Fixtures.event("a", "block"))
                .subscribeAsCompletionStage();
        inside.await();
        call.cancel(false);
        // The only worker is free again, and its interrupt is gone.
        assertThat(container.manager().sendEvent(Fixtures.event("a", "next")).await().atMost(Duration.ofSeconds(30)).data())
                .isEqualTo(false);
        assertThat(container.errors().recent(PluginId.of("a"))).as("no fault of the plugin's").isEmpty();
        assertThat(container.manager().poolStatistics(PluginId.of("a")).orElseThrow().discarded())
                .containsEntry(DiscardCause.CANCELLED, 1L);
    }

    @Test
    void callersOwnTime_endsThePluginSooner() {
        var call = new PluginCall(Fixtures.event("a", "block"), HostType.ANY, Optional.empty(),
                Optional.of(Duration.ofMillis(50)));
        assertThatThrownBy(() -> container.calls().callAndWait(call)).isInstanceOf(PluginCancelledException.class)
                .hasMessageContaining("the caller waits for at most 50 ms, and the plugin was stopped then.");
    }

    @Test
    void callersOwnTime_isNeverLongerThanThePlugins() {
        var call = new PluginCall(Fixtures.event("a", "x"), HostType.ANY, Optional.empty(), Optional.of(Duration.ofDays(1)));
        assertThat(container.calls().callAndWait(call).data()).isEqualTo(false);
    }

    @Test
    void interruptedCaller_stopsThePluginThatItRuns() throws Exception {
        var interrupted = new AtomicBoolean();
        var failure = new Throwable[1];
        var caller = new Thread(() -> {
            try {
                container.calls().callAndWait(PluginCall.of(Fixtures.event("a", "block")));
            } catch (RuntimeException e) {
                failure[0] = e;
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        inside.await();
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(failure[0]).isInstanceOf(PluginCancelledException.class);
        assertThat(interrupted).as("the interrupt is still the caller's").isTrue();
    }

    /** Stops as compiled code of a plugin does: the thread stays interrupted. */
    private static void blockAndStayInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
    }
}
