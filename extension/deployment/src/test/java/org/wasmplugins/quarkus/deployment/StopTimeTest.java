package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/**
 * Whatever ends a call frees the plugin's thread. Logs how long that took; the numbers of the documentation are from
 * {@code -Dstop.rounds}.
 */
class StopTimeTest {

    private static final Logger LOG = Logger.getLogger(StopTimeTest.class);

    private static final int ROUNDS = Integer.getInteger("stop.rounds", 3);
    private static final PluginId HOSTILE = PluginId.of("hostile");
    /** What a plugin does when its call ends. */
    private static final List<String> GUESTS = List.of("loops", "Pings a host function that never answers");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("hostile",
                    PluginArchive.manifest("hostile", """
                            execution: { instances: 1 }
                            permissions: { host_functions: [ping], resources: { max_execution_time: 100ms } }
                            """), Guests.bytes("hostile")))
                    .accept(archive.addClasses(PluginArchive.class)));

    @PluginClient("hostile")
    public interface Hostile {

        @EventType("do")
        @Timeout(30)
        byte[] blocking(byte[] command);

        @EventType("do")
        @Timeout(30)
        Uni<byte[]> uni(byte[] command);
    }

    /** When a plugin got its last call. */
    @Singleton
    static class Functions implements PluginObserver {

        final AtomicLong started = new AtomicLong();

        @HostFunction
        Uni<Void> ping() {
            return Uni.createFrom().nothing();
        }

        @Override
        public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
            return new CallObserver() {
                @Override
                public void guestStarted(Duration waited) {
                    started.set(System.nanoTime());
                }
            };
        }
    }

    @Inject
    Hostile hostile;

    @Inject
    PluginManager plugins;

    @Inject
    Functions functions;

    @Test
    void timeOutOfABlockingMethod_freesTheCallersThread() {
        measure("time-out of a blocking method", command -> {
            long start = System.nanoTime();
            assertThatThrownBy(() -> hostile.blocking(command));
            return start + TimeUnit.MILLISECONDS.toNanos(30);
        });
    }

    @Test
    void timeOutOfAUni_freesTheWorker() {
        measure("time-out of a Uni", command -> failed(hostile.uni(command)));
    }

    @Test
    void cancellation_freesTheWorker() {
        measure("cancelled Uni", command -> {
            functions.started.set(0);
            var call = send(command).subscribe().with(response -> {
            });
            await("the plugin runs", () -> functions.started.get() != 0);
            long end = System.nanoTime();
            call.cancel();
            return end;
        });
    }

    @Test
    void timeOfThePlugin_freesTheWorker() {
        measure("max_execution_time", command -> {
            failed(send(command));
            return functions.started.get() + TimeUnit.MILLISECONDS.toNanos(100);
        });
    }

    private Uni<?> send(byte[] command) {
        return plugins.sendEvent(PluginEvent.to("hostile", "do", command));
    }

    /** When the caller saw the failure. */
    private static long failed(Uni<?> call) {
        var end = new CompletableFuture<Long>();
        call.subscribe().with(response -> end.completeExceptionally(new AssertionError(response)),
                failure -> end.complete(System.nanoTime()));
        return end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** @param ended makes the call, and says when it ended */
    private void measure(String what, Function<byte[], Long> ended) {
        for (var guest : GUESTS) {
            var micros = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long end = ended.apply(guest.getBytes(StandardCharsets.UTF_8));
                await("the instance is free", () -> plugins.poolStatistics(HOSTILE).orElseThrow().inUse() == 0);
                micros[round] = Math.max(0, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - end));
            }
            Arrays.sort(micros);
            LOG.infof("%s, the plugin %s: median %.1f ms, p99 %.1f ms, max %.1f ms of %d", what, guest,
                    micros[ROUNDS / 2] / 1e3, micros[(ROUNDS * 99 - 1) / 100] / 1e3, micros[ROUNDS - 1] / 1e3, ROUNDS);
        }
    }

    private interface Condition {
        boolean isTrue();
    }

    private static void await(String what, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.isTrue()) {
            assertThat(System.nanoTime() - end).as("time until " + what).isNegative();
            Thread.onSpinWait();
        }
    }
}
