package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** The spans of calls, and what hangs on them. */
class TracingTest {

    private static final int PORT = FreePort.of("TracingTest");
    private static final String MAY_GREET = "permissions: { host_functions: [greet] }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("puppet", PluginArchive.manifest("puppet", MAY_GREET), Guests.bytes("puppet"))
                    .plugin("sends", PluginArchive.manifest("sends",
                            "permissions: { capabilities: { network: ['localhost:" + PORT + "'] } }\n"),
                            Guests.bytes("forward")))
                    .accept(archive.addClasses(PluginArchive.class, FreePort.class, Functions.class, Spans.class,
                            Spans.Exporters.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.sends.grants.private-addresses", "true")
            .overrideConfigKey("quarkus.otel.bsp.schedule.delay", "10ms")
            .overrideConfigKey("quarkus.otel.metrics.exporter", "none");

    @ApplicationScoped
    public static class Functions {

        @HostFunction
        public String greet(String name) {
            return Span.current().getSpanContext().getSpanId();
        }

        @HostFunction
        public void forbidden() {
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    Spans spans;

    @Inject
    Vertx vertx;

    private byte[] send(String plugin, String data) {
        var response = plugins.sendEvent(PluginEvent.to(plugin, "do", data.getBytes(StandardCharsets.UTF_8))).onFailure()
                .recoverWithNull().await().atMost(Duration.ofSeconds(10));
        return response == null ? null : (byte[]) response.data();
    }

    @Test
    void call_isChildOfItsCallerAndParentOfItsFunctions() throws Exception {
        var current = new CompletableFuture<String>();
        var spans = this.spans.traced(() -> current.complete(new String(send("puppet", "hWorld"), StandardCharsets.UTF_8)));
        var call = Spans.named(spans, "wasm-plugin puppet");
        var function = Spans.named(spans, "host-function greet");
        assertThat(call.getParentSpanId()).isEqualTo(Spans.named(spans, "root").getSpanId());
        assertThat(function.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(current.join()).isEqualTo(function.getSpanId());
        assertThat(call.getAttributes().asMap().toString()).contains("wasm.plugin.outcome=success");
    }

    @Test
    void trap_isAnEvent() throws Exception {
        var call = Spans.named(spans.traced(() -> send("puppet", "t")), "wasm-plugin puppet");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("trap");
            assertThat(event.getAttributes().asMap().toString()).contains("unreachable");
        });
    }

    @Test
    void denial_isAnEventOfItsFunction() throws Exception {
        var function = Spans.named(spans.traced(() -> send("puppet", "f")), "host-function forbidden");
        assertThat(function.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("denial");
            assertThat(event.getAttributes().asMap().toString()).contains("NOT_REQUESTED");
        });
    }

    @Test
    void requestOfPlugin_carriesTrace() throws Exception {
        var header = new CompletableFuture<String>();
        var server = vertx.createHttpServer().requestHandler(request -> {
            header.complete(String.valueOf(request.getHeader("traceparent")));
            request.response().end();
        }).listen(PORT).toCompletionStage().toCompletableFuture().join();
        try {
            var spans = this.spans.traced(() -> send("sends", "{\"url\": \"http://localhost:" + PORT
                    + "/\", \"headers\": {\"traceparent\": \"00-11111111111111111111111111111111-1111111111111111-01\"}}"));
            var function = Spans.named(spans, "host-function http_request");
            assertThat(header.join())
                    .isEqualTo("00-" + function.getTraceId() + "-" + function.getSpanId() + "-01");
            assertThat(function.getParentSpanId()).isNotEqualTo(SpanId.getInvalid());
        } finally {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
