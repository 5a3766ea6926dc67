package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** A request on an event loop calls plugins on threads of each kind: the spans of the plugin are in the request's. */
class TracedThreadsTest {

    private static final String MANIFEST = "permissions: { host_functions: [greet], resources: { max_execution_time: 1s } }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("puppet", PluginArchive.manifest("puppet", MANIFEST), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, Spans.class, Spans.Exporters.class)))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "1s")
            .overrideConfigKey("quarkus.otel.bsp.schedule.delay", "10ms")
            .overrideConfigKey("quarkus.otel.metrics.exporter", "none");

    @PluginClient("puppet")
    interface Client {

        @EventType("do")
        @Blocking
        Uni<byte[]> onWorker(byte[] command);

        @EventType("do")
        @NonBlocking
        Uni<byte[]> onLoop(byte[] command);

        @EventType("do")
        @RunOnVirtualThread
        Uni<byte[]> onVirtualThread(byte[] command);
    }

    @ApplicationScoped
    static class Functions {

        /** Where it runs, and the span that is current there. */
        @HostFunction
        @NonBlocking
        String greet(String name) {
            return kind(Thread.currentThread()) + " " + Span.current().getSpanContext().getSpanId();
        }

        private static String kind(Thread thread) {
            if (thread.getClass().getName().equals("java.lang.VirtualThread")) {
                return "virtual";
            }
            return io.vertx.core.Context.isOnEventLoopThread() ? "loop" : "worker";
        }

        @HostFunction
        void forbidden() {
            throw new AssertionError("nobody may call this");
        }
    }

    @Inject
    Client client;

    @Inject
    Spans spans;

    @Inject
    Vertx vertx;

    @Test
    void pluginOnAWorker_isInTheTraceOfTheRequest() throws Exception {
        assertTraced("worker", client.onWorker(command()));
    }

    @Test
    void pluginOnAnEventLoop_isInTheTraceOfTheRequest() throws Exception {
        assertTraced("loop", client.onLoop(command()));
    }

    @Test
    void pluginOnAVirtualThread_isInTheTraceOfTheRequest() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        assertTraced("virtual", client.onVirtualThread(command()));
    }

    private static byte[] command() {
        return "hWorld".getBytes(StandardCharsets.UTF_8);
    }

    private void assertTraced(String kind, Uni<byte[]> call) throws Exception {
        var answer = new CompletableFuture<byte[]>();
        var trace = spans.traced(() -> {
            var root = Context.current();
            VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(ignored -> {
                var scope = root.makeCurrent();
                call.onTermination().invoke(scope::close).subscribe().with(answer::complete, answer::completeExceptionally);
            });
            answer.get(20, TimeUnit.SECONDS);
        });
        var span = Spans.named(trace, "wasm-plugin puppet");
        var function = Spans.named(trace, "host-function greet");
        assertThat(span.getParentSpanId()).isEqualTo(Spans.named(trace, "root").getSpanId());
        assertThat(function.getParentSpanId()).isEqualTo(span.getSpanId());
        var seen = new String(answer.join(), StandardCharsets.UTF_8).split(" ");
        assertThat(seen[0]).isEqualTo(kind);
        if (kind.equals("loop")) {
            assertThat(seen[1]).isEqualTo(function.getSpanId());
        } else {
            // Quarkus keeps what is current in the Vert.x context, and the caller, on its way out, sets its own there again.
            assertThat(seen[1]).isIn(trace.stream().map(SpanData::getSpanId).toList());
        }
    }
}
