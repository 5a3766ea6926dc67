package org.wasmplugins.quarkus.runtime.tracing;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** The span of one call. It is current while the plugin runs. */
final class CallSpan implements CallObserver {

    private final Tracer tracer;
    private final PluginManifest plugin;
    private final Span span;
    private final Context context;
    private Attached attached;

    CallSpan(Tracer tracer, PluginManifest plugin, Span span, Context context) {
        this.tracer = tracer;
        this.plugin = plugin;
        this.span = span;
        this.context = context;
    }

    @Override
    public void guestStarted(Duration waited) {
        span.setAttribute("wasm.plugin.waited_ms", waited.toMillis());
        attached = Attached.of(context);
    }

    @Override
    public void guestEnded(Duration took, long memoryBytes) {
        attached.close();
    }

    @Override
    public FunctionObserver functionStarted(HostFunctionSignature signature) {
        return FunctionSpan.start(tracer, context, plugin, signature);
    }

    @Override
    public void ended(CallOutcome outcome, Duration took, PluginException failure) {
        span.setAttribute("wasm.plugin.outcome", outcome.label());
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, FunctionSpan.message(failure));
            if (outcome == CallOutcome.TRAP) {
                span.addEvent("trap", Attributes.builder().put("message", FunctionSpan.message(failure)).build());
            }
        }
        span.end();
    }
}
