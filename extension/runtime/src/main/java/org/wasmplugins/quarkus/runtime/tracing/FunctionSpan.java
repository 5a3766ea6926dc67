package org.wasmplugins.quarkus.runtime.tracing;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.container.BuiltInFunctions;
import org.wasmplugins.host.spi.FunctionObserver;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * The span of one call of a host function. It is current while the function runs.
 *
 * @param span the span
 * @param current the context of the span, current until closed
 */
record FunctionSpan(Span span, Attached current) implements FunctionObserver {

    private static final int LONGEST_MESSAGE = 1_000;

    static FunctionSpan start(Tracer tracer, Context parent, PluginManifest plugin, HostFunctionSignature function) {
        var span = tracer.spanBuilder("host-function " + function.name()).setParent(parent)
                .setSpanKind(BuiltInFunctions.callsOut(function) ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .setAttribute("wasm.plugin.id", plugin.id().value())
                .setAttribute("wasm.host.function", function.name()).startSpan();
        return new FunctionSpan(span, Attached.of(parent.with(span)));
    }

    @Override
    public void ended(Duration took, Throwable failure) {
        current.close();
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, message(failure));
        }
        if (failure instanceof PermissionDeniedException denial) {
            span.addEvent("denial", Attributes.builder().put("wasm.denial.reason", denial.reason().name())
                    .put("message", message(failure)).build());
        }
        span.end();
    }

    static String message(Throwable failure) {
        return Text.printable(String.valueOf(failure.getMessage()), LONGEST_MESSAGE);
    }
}
