package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.buffer.Buffer;

/** What health says of circuits that annotations put around the methods of clients. */
class ClientCircuitTest {

    private static final String CLIENT = ClientCircuitTest.class.getName() + "$Puppet";
    private static final String BYTES = CLIENT + "#broken(byte[])";
    private static final String BUFFER = CLIENT + "#broken(io.vertx.core.buffer.Buffer)";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("puppet")
                    .plugin("guarded", Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.guarded.fault-tolerance.guard", "cutting");

    @PluginClient("puppet")
    @CircuitBreaker(requestVolumeThreshold = 4, delay = 1, delayUnit = ChronoUnit.HOURS)
    public interface Puppet {

        @EventType("do")
        byte[] broken(byte[] command);

        @EventType("do")
        byte[] broken(Buffer command);

        @EventType("do")
        @CircuitBreakerName("named")
        byte[] named(byte[] command);

        @EventType("do")
        @ApplyGuard("cutting")
        byte[] guarded(byte[] command);

        @EventType("do")
        @ApplyGuard("unnamed")
        byte[] guardedWithoutName(byte[] command);
    }

    @Singleton
    static class Guards {

        @Identifier("cutting")
        @Produces
        @Singleton
        Guard cutting() {
            return Guard.create().withCircuitBreaker().name("cutting").requestVolumeThreshold(4).delay(1, ChronoUnit.HOURS)
                    .done().build();
        }

        @Identifier("unnamed")
        @Produces
        @Singleton
        Guard unnamed() {
            return Guard.create().withCircuitBreaker().done().build();
        }
    }

    @Inject
    Puppet puppet;

    @Inject
    SmallRyeHealthReporter reporter;

    @Inject
    CircuitBreakerMaintenance maintenance;

    @Test
    void circuit_isShownForEachMethod() {
        assertThat(circuits("puppet")).containsEntry("circuit." + BYTES, "CLOSED").containsEntry("circuit.named", "CLOSED");
        open(puppet::broken);
        assertThat(circuits("puppet")).containsEntry("circuit." + BYTES, "OPEN")
                .containsEntry("circuit." + BUFFER, "CLOSED").containsEntry("circuit.named", "CLOSED");
        maintenance.reset(BYTES);
        assertThat(circuits("puppet")).containsEntry("circuit." + BYTES, "CLOSED");
    }

    @Test
    void circuitOfAGuard_isShownIfItHasTheGuardsName() {
        open(puppet::guarded);
        assertThat(circuits("puppet")).containsEntry("circuit.cutting", "OPEN").doesNotContainKey("circuit.unnamed");
        assertThat(circuits("guarded")).isEqualTo(Map.of("circuit", "OPEN"));
    }

    private static void open(Consumer<byte[]> method) {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> method.accept(bytes("t"))).isNotInstanceOf(CircuitBreakerOpenException.class);
        }
        assertThatThrownBy(() -> method.accept(bytes("r"))).isInstanceOf(CircuitBreakerOpenException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> circuits(String plugin) {
        var data = reporter.getReadiness().getPayload().getJsonArray("checks").stream().map(JsonValue::asJsonObject)
                .filter(check -> check.getString("name").equals("wasm-plugin " + plugin)).findFirst().orElseThrow()
                .getJsonObject("data");
        return data.keySet().stream().filter(key -> key.startsWith("circuit"))
                .collect(Collectors.toMap(Function.identity(), data::getString));
    }
}
