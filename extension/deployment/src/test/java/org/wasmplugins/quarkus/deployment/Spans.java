package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;

/** The spans that an application under test has ended. */
@Singleton
public class Spans {

    /** Takes the place of what sends spans away. */
    public static class Exporters {

        @Produces
        @ApplicationScoped
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    interface Work {
        void run() throws Exception;
    }

    @Inject
    InMemorySpanExporter exporter;

    @Inject
    OpenTelemetry telemetry;

    /** The spans of the trace that {@code work} is in, once its root is there: it ends last. */
    List<SpanData> traced(Work work) throws Exception {
        var root = telemetry.getTracer("test").spanBuilder("root").startSpan();
        try (var scope = root.makeCurrent()) {
            assertThat(scope).isNotNull();
            work.run();
            assertThat(Span.current().getSpanContext()).isEqualTo(root.getSpanContext());
        } finally {
            root.end();
        }
        await(span -> span.getSpanId().equals(root.getSpanContext().getSpanId()));
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(root.getSpanContext().getTraceId())).toList();
    }

    /** The first such span. */
    SpanData await(Predicate<SpanData> which) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            var found = exporter.getFinishedSpanItems().stream().filter(which).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime() - end).as("time until the span is exported").isNegative();
            Thread.onSpinWait();
        }
    }

    static SpanData named(List<SpanData> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " in " + spans));
    }
}
