package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;

class FaultToleranceTest {

    private static final String CLIENT = FaultToleranceTest.class.getName() + "$Puppet";
    private static final String MAY = """
            execution: { instances: 1 }
            permissions:
              host_functions: [greet]
              resources: { max_execution_time: 5s }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("puppet", PluginArchive.manifest("puppet", MAY), Guests.bytes("puppet"))
                    .plugin("guarded", PluginArchive.manifest("guarded", MAY), Guests.bytes("puppet"))
                    .plugin("falling", PluginArchive.manifest("falling", MAY), Guests.bytes("puppet"))
                    .plugin("circuit", PluginArchive.manifest("circuit", MAY), Guests.bytes("puppet"))
                    .plugin("bean", PluginArchive.manifest("bean", MAY), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey(CLIENT + "/configured/Timeout/value", "150")
            .overrideConfigKey("quarkus.fault-tolerance.\"" + CLIENT + "/newKey\".timeout.value", "150")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"guarded\".fault-tolerance.timeout.value", "600ms")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"guarded\".fault-tolerance.retry.max-retries", "3")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"falling\".fault-tolerance.fallback.value", "\"instead\"")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"circuit\".fault-tolerance.circuit-breaker"
                    + ".request-volume-threshold", "4")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"circuit\".fault-tolerance.circuit-breaker.delay", "1h")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"bean\".fault-tolerance.guard", "mine");

    @PluginClient("puppet")
    public interface Puppet {

        @EventType("do")
        @Timeout(value = 150, unit = ChronoUnit.MILLIS)
        byte[] timed(byte[] command);

        @EventType("do")
        @Timeout(150)
        Uni<byte[]> timedUni(byte[] command);

        @EventType("do")
        @Timeout(150)
        CompletionStage<byte[]> timedStage(byte[] command);

        @EventType("do")
        byte[] configured(byte[] command);

        @EventType("do")
        Uni<byte[]> newKey(byte[] command);

        @EventType("do")
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        byte[] retried(byte[] command);

        @EventType("do")
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        Uni<byte[]> retriedUni(byte[] command);

        @EventType("do")
        @CircuitBreaker(requestVolumeThreshold = 4, delay = 1, delayUnit = ChronoUnit.HOURS)
        byte[] broken(byte[] command);

        @EventType("do")
        @Fallback(fallbackMethod = "instead")
        byte[] falling(byte[] command);

        @EventType("do")
        @Fallback(fallbackMethod = "insteadLater")
        Uni<byte[]> fallingUni(byte[] command);

        @EventType("do")
        @ApplyGuard("mine")
        byte[] guarded(byte[] command);

        default byte[] instead(byte[] command) {
            return bytes("instead");
        }

        default Uni<byte[]> insteadLater(byte[] command) {
            return Uni.createFrom().item(bytes("instead"));
        }
    }

    @ApplicationScoped
    static class Functions {

        static final AtomicInteger CALLS = new AtomicInteger();

        @HostFunction
        Uni<String> greet(String name) {
            int call = CALLS.incrementAndGet();
            return switch (name) {
                case "never" -> Uni.createFrom().nothing();
                case "third" -> call < 3 ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                        : Uni.createFrom().item("third");
                default -> Uni.createFrom().item(name);
            };
        }

        @HostFunction
        void forbidden() {
            throw new AssertionError("nobody may call this");
        }

        @Identifier("mine")
        @Produces
        @Singleton
        Guard guard() {
            return Guard.create().withRetry().maxRetries(5).delay(0, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS).done()
                    .build();
        }
    }

    @Inject
    Puppet puppet;

    @Inject
    PluginManager plugins;

    @Inject
    SmallRyeHealthReporter reporter;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String send(String plugin, String command) {
        return new String((byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", bytes(command))).await()
                .atMost(Duration.ofSeconds(20)).data(), StandardCharsets.UTF_8);
    }

    /** The only instance is free long before the plugin's own time is over. */
    private void assertStopped(Runnable call) {
        long start = System.nanoTime();
        assertThatThrownBy(call::run).satisfiesAnyOf(e -> assertThat(e).isInstanceOf(TimeoutException.class),
                e -> assertThat(e).hasRootCauseInstanceOf(TimeoutException.class));
        assertThat(puppet.timed(bytes("rfree"))).isEqualTo(bytes("free"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void timeout_endsTheCallAndStopsThePlugin() {
        assertStopped(() -> puppet.timed(bytes("hnever")));
        assertStopped(() -> puppet.timedUni(bytes("hnever")).await().atMost(Duration.ofSeconds(20)));
        assertStopped(() -> puppet.timedStage(bytes("hnever")).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(plugins.poolStatistics(PluginId.of("puppet")).orElseThrow().discarded())
                .containsKey(DiscardCause.CANCELLED);
    }

    @Test
    void timeoutOfTheConfiguration_needsNoAnnotation() {
        assertStopped(() -> puppet.configured(bytes("hnever")));
        assertStopped(() -> puppet.newKey(bytes("hnever")).await().atMost(Duration.ofSeconds(20)));
    }

    @Test
    void failedCall_isRepeatedInAFreshInstance() {
        Functions.CALLS.set(0);
        assertThat(puppet.retried(bytes("hthird"))).isEqualTo(bytes("third"));
        assertThat(Functions.CALLS).hasValue(3);
        Functions.CALLS.set(0);
        assertThat(puppet.retriedUni(bytes("hthird")).await().atMost(Duration.ofSeconds(20))).isEqualTo(bytes("third"));
        assertThat(Functions.CALLS).hasValue(3);
        assertThatThrownBy(() -> puppet.retried(bytes("t"))).isInstanceOf(PluginTrapException.class);
    }

    @Test
    void denial_isNotRepeated() {
        puppet.timed(bytes("r"));
        long before = plugins.poolStatistics(PluginId.of("puppet")).orElseThrow().created();
        assertThatThrownBy(() -> puppet.retried(bytes("f"))).isInstanceOf(PermissionDeniedException.class);
        puppet.timed(bytes("r"));
        assertThat(plugins.poolStatistics(PluginId.of("puppet")).orElseThrow().created()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void circuit_opensOfTrapsAndNotOfDenials() {
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> puppet.broken(bytes("f"))).isInstanceOf(PermissionDeniedException.class);
        }
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> puppet.broken(bytes("t")));
        }
        assertThatThrownBy(() -> puppet.broken(bytes("r"))).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void fallbackMethodOfTheInterface_answersInstead() {
        assertThat(puppet.falling(bytes("t"))).isEqualTo(bytes("instead"));
        assertThat(puppet.fallingUni(bytes("t")).await().atMost(Duration.ofSeconds(20))).isEqualTo(bytes("instead"));
    }

    @Test
    void guardOfTheApplication_applies() {
        Functions.CALLS.set(0);
        assertThat(puppet.guarded(bytes("hthird"))).isEqualTo(bytes("third"));
        Functions.CALLS.set(0);
        assertThat(send("bean", "hthird")).isEqualTo("third");
    }

    @Test
    void eventThatIsSent_isGuardedAsConfigured() {
        Functions.CALLS.set(0);
        assertThat(send("guarded", "hthird")).isEqualTo("third");
        long start = System.nanoTime();
        assertThatThrownBy(() -> send("guarded", "hnever")).isInstanceOf(TimeoutException.class);
        assertThat(send("guarded", "rfree")).isEqualTo("free");
        // Four times 600 ms, and not four times the plugin's own 5 s.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(plugins.poolStatistics(PluginId.of("guarded")).orElseThrow().discarded())
                .containsKey(DiscardCause.CANCELLED);
    }

    @Test
    void fallbackOfTheConfiguration_answersInsteadButNotForDenials() {
        assertThat(plugins.sendEvent(PluginEvent.to("falling", "do", bytes("t"))).await().atMost(Duration.ofSeconds(20)).data())
                .isEqualTo("instead");
        assertThatThrownBy(() -> send("falling", "f")).isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void circuitOfTheConfiguration_opensOfTrapsAndNotOfDenialsAndHealthShowsIt() {
        assertThat(readiness("circuit")).isEqualTo("CLOSED");
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> send("circuit", "f")).isInstanceOf(PermissionDeniedException.class);
        }
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> send("circuit", "t"));
        }
        assertThatThrownBy(() -> send("circuit", "r")).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(readiness("circuit")).isEqualTo("OPEN");
        assertThat(readiness("puppet")).as("no circuit is configured").isNull();
    }

    private String readiness(String plugin) {
        return reporter.getReadiness().getPayload().getJsonArray("checks").stream().map(JsonValue::asJsonObject)
                .filter(check -> check.getString("name").equals("wasm-plugin " + plugin)).findFirst().orElseThrow()
                .getJsonObject("data").getString("circuit", null);
    }
}
