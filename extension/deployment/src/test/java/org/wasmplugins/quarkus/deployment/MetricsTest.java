package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.QuarkusUnitTest;

/** What Micrometer is told; each test has a plugin of its own. */
class MetricsTest {

    private static final int PAGE = 65_536;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal")
                    .plugin("traps", Guests.bytes("puppet"))
                    .plugin("greets", PluginArchive.manifest("greets", "permissions: { host_functions: [greet] }\n"),
                            Guests.bytes("puppet"))
                    .plugin("broken", Guests.bytes("initialize-returns-7")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.broken.on-failure", "restart")
            .overrideConfigKey("quarkus.wasm-plugins.restart.initial-delay", "1h")
            .overrideConfigKey("quarkus.wasm-plugins.restart.max-delay", "1h")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.minimal.pool.max-size", "3");

    @Inject
    PluginManager plugins;

    @Inject
    MeterRegistry meters;

    private void send(String plugin, String command) {
        plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).onFailure().recoverWithNull()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private Timer calls(String plugin, String outcome) {
        return meters.get("wasm.plugin.calls").tags("plugin", plugin, "outcome", outcome).timer();
    }

    private double gauge(String name) {
        return meters.get(name).tag("plugin", "minimal").gauge().value();
    }

    @Test
    void call_isCountedAndTimed() {
        send("minimal", "");
        assertThat(calls("minimal", "success").count()).isEqualTo(1);
        assertThat(calls("minimal", "success").takeSnapshot().histogramCounts()).hasSizeGreaterThan(10);
        assertThat(meters.get("wasm.plugin.guest").tag("plugin", "minimal").timer().count()).isEqualTo(1);
        assertThat(meters.get("wasm.plugin.calls.waiting").tag("plugin", "minimal").timer().count()).isEqualTo(1);
        assertThat(meters.get("wasm.plugin.memory.used").tag("plugin", "minimal").summary().max()).isEqualTo(PAGE);
    }

    @Test
    void everyMeter_saysItsPluginAndItsVersion() {
        send("greets", "hWorld");
        assertThat(meters.getMeters()).filteredOn(meter -> meter.getId().getName().startsWith("wasm.plugin."))
                .hasSizeGreaterThan(50).allSatisfy(meter -> {
                    assertThat(meter.getId().getTag("plugin")).isNotEmpty();
                    assertThat(meter.getId().getTag("version")).isEqualTo("1.0.0");
                });
    }

    @Test
    void trap_isCountedWithItsInstance() {
        send("traps", "t");
        assertThat(calls("traps", "trap").count()).isEqualTo(1);
        assertThat(calls("traps", "success").count()).isZero();
        assertThat(meters.get("wasm.plugin.instances.discarded").tags("plugin", "traps", "cause", "trap").functionCounter()
                .count())
                .isEqualTo(1);
        assertThat(meters.get("wasm.plugin.instances.created").tag("plugin", "traps").functionTimer().count()).isPositive();
    }

    @Test
    void hostFunctions_areCountedByWhatBecameOfThem() {
        send("greets", "hWorld");
        send("greets", "f");
        assertThat(function("greet", "success").count()).isEqualTo(1);
        assertThat(function("forbidden", "denied").count()).isEqualTo(1);
        assertThat(calls("greets", "denied").count()).isEqualTo(1);
    }

    private Timer function(String name, String outcome) {
        return meters.get("wasm.plugin.host.functions").tags("plugin", "greets", "function", name, "outcome", outcome).timer();
    }

    @Test
    void outcomesThatNeverHappened_haveNoHistogram() {
        assertThat(meters.find("wasm.plugin.calls").tag("plugin", "broken").timers()).hasSize(1)
                .allMatch(timer -> "success".equals(timer.getId().getTag("outcome")));
    }

    @Test
    void pool_isSeen() {
        assertThat(gauge("wasm.plugin.pool.max")).isEqualTo(3);
        assertThat(gauge("wasm.plugin.pool.idle")).isEqualTo(1);
        assertThat(gauge("wasm.plugin.pool.active")).isZero();
        assertThat(gauge("wasm.plugin.pool.waiting")).isZero();
        assertThat(
                meters.get("wasm.plugin.pool.rejected").tags("plugin", "minimal", "reason", "full").functionCounter().count())
                .isZero();
    }

    @Test
    void limits_areSeen() {
        assertThat(gauge("wasm.plugin.memory.max")).isEqualTo(50_000_000);
        assertThat(meters.get("wasm.plugin.time.max").tag("plugin", "minimal").timeGauge().value(TimeUnit.MILLISECONDS))
                .isPositive();
    }

    @Test
    void compilation_isSeen() {
        assertThat(meters.get("wasm.plugin.compile.time").tag("plugin", "minimal").timeGauge().value(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(gauge("wasm.plugin.compile.cached")).isIn(0.0, 1.0);
    }

    @Test
    void pluginThatFailed_isNotReadyAndRestarted() {
        assertThat(meters.get("wasm.plugin.ready").tag("plugin", "broken").gauge().value()).isZero();
        assertThat(gauge("wasm.plugin.ready")).isEqualTo(1);
        assertThat(meters.get("wasm.plugin.restarts").tag("plugin", "broken").functionCounter().count()).isEqualTo(1);
    }
}
