package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Calls of typed clients that timed out or were cancelled, behind fault tolerance: they wait for nothing, and never run. */
class AbandonedClientCallsTest {

    private static final int CALLS = 100;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("puppet",
                    PluginArchive.manifest("puppet", "execution: { instances: 1 }\n"
                            + "permissions: { host_functions: [greet], resources: { max_execution_time: 30s } }\n"),
                    Guests.bytes("puppet"))).accept(archive.addClasses(PluginArchive.class)));

    @PluginClient("puppet")
    public interface Puppet {

        @EventType("do")
        Uni<byte[]> uni(byte[] command);

        @EventType("do")
        CompletionStage<byte[]> stage(byte[] command);

        @EventType("do")
        @Timeout(50)
        Uni<byte[]> timedUni(byte[] command);

        @EventType("do")
        @Timeout(50)
        CompletionStage<byte[]> timedStage(byte[] command);

        @EventType("do")
        @Timeout(50)
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        Uni<byte[]> retriedUni(byte[] command);

        @EventType("do")
        @CircuitBreaker(requestVolumeThreshold = 4)
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        Uni<byte[]> brokenUni(byte[] command);
    }

    @ApplicationScoped
    public static class Functions {

        static final ConcurrentLinkedQueue<String> CALLS = new ConcurrentLinkedQueue<>();
        static final AtomicReference<CountDownLatch> INSIDE = new AtomicReference<>();
        static final AtomicReference<CompletableFuture<String>> BUSY = new AtomicReference<>();

        @HostFunction
        public CompletionStage<String> greet(String name) {
            CALLS.add(name);
            if (!name.equals("busy")) {
                return CompletableFuture.completedFuture(name);
            }
            INSIDE.get().countDown();
            return BUSY.get();
        }

        @HostFunction
        public void forbidden() {
        }
    }

    @Inject
    Puppet puppet;

    @Inject
    PluginManager plugins;

    private CompletableFuture<byte[]> busy;

    @BeforeEach
    void keepTheInstanceBusy() throws Exception {
        Functions.CALLS.clear();
        Functions.INSIDE.set(new CountDownLatch(1));
        Functions.BUSY.set(new CompletableFuture<>());
        busy = puppet.stage(command("busy")).toCompletableFuture();
        assertThat(Functions.INSIDE.get().await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void release() throws Exception {
        Functions.BUSY.get().complete("done");
        busy.get(20, TimeUnit.SECONDS);
    }

    private void assertNoneIsLeft() throws Exception {
        assertThat(statistics().waiting()).isZero();
        release();
        assertThat(puppet.stage(command("last")).toCompletableFuture().get(20, TimeUnit.SECONDS)).asString()
                .isEqualTo("last");
        assertThat(Functions.CALLS).containsExactly("busy", "last");
        assertThat(statistics().discarded()).isEmpty();
    }

    private PoolStatistics statistics() {
        return plugins.poolStatistics(PluginId.of("puppet")).orElseThrow();
    }

    private static byte[] command(String name) {
        return ("h" + name).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void cancelledUnis_leaveTheQueueAtOnce() throws Exception {
        var calls = new ArrayList<Cancellable>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(puppet.uni(command("abandoned")).subscribe().with(answer -> {
            }));
        }
        assertThat(statistics().waiting()).isEqualTo(CALLS);
        calls.forEach(Cancellable::cancel);
        assertNoneIsLeft();
    }

    @Test
    void cancelledStages_leaveTheQueueAtOnce() throws Exception {
        var calls = new ArrayList<CompletableFuture<byte[]>>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(puppet.stage(command("abandoned")).toCompletableFuture());
        }
        assertThat(statistics().waiting()).isEqualTo(CALLS);
        calls.forEach(call -> call.cancel(false));
        assertNoneIsLeft();
    }

    @Test
    void timedOutUnisAndStages_haveLeftTheQueueWhenTheirCallersKnow() throws Exception {
        var calls = new ArrayList<CompletableFuture<byte[]>>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(puppet.timedUni(command("abandoned")).subscribeAsCompletionStage());
            calls.add(puppet.timedStage(command("abandoned")).toCompletableFuture());
            calls.add(puppet.retriedUni(command("abandoned")).subscribeAsCompletionStage());
        }
        for (var call : List.copyOf(calls)) {
            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).satisfiesAnyOf(
                    failure -> assertThat(failure).hasCauseInstanceOf(TimeoutException.class),
                    failure -> assertThat(failure).hasMessageContaining("its caller's time"));
        }
        assertNoneIsLeft();
    }

    /** A caller's change of mind says nothing of the plugin. */
    @Test
    void cancelledCalls_areNeitherRepeatedNorCounted() throws Exception {
        for (int call = 0; call < 8; call++) {
            puppet.brokenUni(command("abandoned")).subscribe().with(answer -> {
            }).cancel();
        }
        assertThat(CircuitBreakerMaintenance.get().currentState(Puppet.class.getName() + "#brokenUni(byte[])"))
                .isEqualTo(io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED);
        assertNoneIsLeft();
    }

    /** One subscriber leaves, another stays. */
    @Test
    void uniWithTwoSubscribers_goesOnForTheOneThatStays() throws Exception {
        var uni = puppet.uni(command("twice"));
        var stays = uni.subscribeAsCompletionStage();
        uni.subscribe().with(answer -> {
        }).cancel();
        release();
        assertThat(stays.get(20, TimeUnit.SECONDS)).asString().isEqualTo("twice");
    }
}
