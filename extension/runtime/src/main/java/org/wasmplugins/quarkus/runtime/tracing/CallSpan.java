package org.wasmplugins.quarkus.runtime.tracing;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PermissionDeniedException;
import org.wasmplugins.PluginException;
import org.wasmplugins.Text;
import org.wasmplugins.host.BuiltInFunctions;
import org.wasmplugins.host.CallObserver;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.FunctionObserver;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** The span of one call. It is current while the plugin runs. */
final class CallSpan implements CallObserver {

    private static final int LONGEST_MESSAGE = 1_000;

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private Attached attached;

    CallSpan(Tracer tracer, Span span, Context context) {
        this.tracer = tracer;
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
        var function = tracer.spanBuilder("host-function " + signature.name()).setParent(context)
                .setSpanKind(signature.name().equals(BuiltInFunctions.HTTP_REQUEST) ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .setAttribute("wasm.host.function", signature.name()).startSpan();
        var current = Attached.of(context.with(function));
        return (took, failure) -> {
            current.close();
            if (failure != null) {
                function.setStatus(StatusCode.ERROR, message(failure));
            }
            if (failure instanceof PermissionDeniedException denial) {
                function.addEvent("denial", Attributes.builder().put("wasm.denial.reason", denial.reason().name())
                        .put("message", message(failure)).build());
            }
            function.end();
        };
    }

    @Override
    public void ended(CallOutcome outcome, Duration took, PluginException failure) {
        span.setAttribute("wasm.plugin.outcome", outcome.label());
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, message(failure));
            if (outcome == CallOutcome.TRAP) {
                span.addEvent("trap", Attributes.builder().put("message", message(failure)).build());
            }
        }
        span.end();
    }

    private static String message(Throwable failure) {
        return Text.printable(String.valueOf(failure.getMessage()), LONGEST_MESSAGE);
    }
}
