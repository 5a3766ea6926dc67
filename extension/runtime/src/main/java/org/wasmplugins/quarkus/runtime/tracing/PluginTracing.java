package org.wasmplugins.quarkus.runtime.tracing;

import jakarta.inject.Singleton;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;
import org.wasmplugins.host.spi.PluginObserver;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** Makes a span for each call, in the trace of the caller. */
@Singleton
public class PluginTracing implements PluginObserver {

    private static final int LONGEST_ID = 100;

    private final Tracer tracer;

    PluginTracing(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("org.wasmplugins");
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        var parent = Context.current();
        var span = tracer.spanBuilder("wasm-plugin " + plugin.id()).setParent(parent)
                .setAttribute("wasm.plugin.id", plugin.id().value())
                .setAttribute("wasm.plugin.version", plugin.version().value())
                .setAttribute("wasm.event.id", Text.printable(event.id(), LONGEST_ID))
                .setAttribute("wasm.event.type", event.type()).startSpan();
        return new CallSpan(tracer, plugin, span, parent.with(span));
    }

    @Override
    public FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        return FunctionSpan.start(tracer, Context.current(), plugin, function);
    }
}
