package org.wasmplugins.quarkus.runtime.tracing;

import java.util.function.BiConsumer;

import jakarta.inject.Singleton;

import org.wasmplugins.quarkus.runtime.http.RequestHeaders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;

/** Passes the trace on to the servers that plugins send requests to. */
@Singleton
public class TraceHeaders implements RequestHeaders {

    private final TextMapPropagator propagator;

    TraceHeaders(OpenTelemetry telemetry) {
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public void addTo(BiConsumer<String, String> headers) {
        propagator.inject(Context.current(), headers, BiConsumer::accept);
    }
}
