package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.quarkus.test.QuarkusUnitTest;

/** The spans of host functions that a plugin calls while it starts and while it is disposed. */
class TracedHooksTest {

    private static final AttributeKey<String> PLUGIN = AttributeKey.stringKey("wasm.plugin.id");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("stays", Guests.bytes("talks-in-hooks")).plugin("goes", Guests.bytes("talks-in-hooks")))
                    .accept(archive.addClasses(PluginArchive.class, Spans.class, Spans.Exporters.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.goes.pool.min-size", "0")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.goes.pool.idle-timeout", "1ms")
            .overrideConfigKey("quarkus.otel.bsp.schedule.delay", "10ms")
            .overrideConfigKey("quarkus.otel.metrics.exporter", "none");

    @Inject
    PluginManager plugins;

    @Inject
    Spans spans;

    @Test
    void functionOfTheStart_hasASpanOfItsOwn() {
        var start = spans.await(span -> span.getName().equals("host-function log_info")
                && "stays".equals(span.getAttributes().get(PLUGIN)));
        assertThat(start.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    }

    @Test
    void functionOfTheDisposal_hasASpanOfItsOwn() {
        send("goes", new byte[0]);
        var end = spans.await(span -> span.getName().equals("host-function log_warn"));
        assertThat(end.getAttributes().get(PLUGIN)).isEqualTo("goes");
    }

    @Test
    void functionOfAStartThatACallWaitsFor_isInTheTraceOfThatCall() throws Exception {
        send("stays", new byte[1]);
        var trace = spans.traced(() -> send("stays", new byte[0]));
        assertThat(Spans.named(trace, "host-function log_info").getParentSpanId())
                .isEqualTo(Spans.named(trace, "root").getSpanId());
    }

    private void send(String plugin, byte[] data) {
        plugins.sendEvent(PluginEvent.to(plugin, "do", data)).onFailure().recoverWithNull().await()
                .atMost(Duration.ofSeconds(10));
    }
}
