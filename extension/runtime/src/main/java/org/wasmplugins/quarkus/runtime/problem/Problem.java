package org.wasmplugins.quarkus.runtime.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import org.jboss.logging.MDC;
import org.wasmplugins.exception.PluginException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * The part of a failure that a client may see (RFC 9457). Leaves out the failure's message, which advises operators and has
 * text of guests.
 *
 * @param type the kind of the problem
 * @param plugin the id of the plugin that was called; null if unknown
 * @param operation the operation that failed; null if unknown
 * @param event the id of the event that the plugin was to handle; empty for a failure without an event
 * @param trace the id of the trace of the call, if it has one
 * @param detail the failure's message, if callers may see it
 */
record Problem(ProblemType type, String plugin, String operation, Optional<String> event, Optional<String> trace,
        Optional<String> detail) {

    private static final JsonFactory JSON = new JsonFactory();

    static Problem of(PluginException failure, boolean withDetails) {
        var operation = failure.operation();
        return new Problem(ProblemType.of(failure),
                operation == null || operation.plugin() == null ? null : operation.plugin().value(),
                operation == null ? null : operation.operation(), failure.eventId(), currentTrace(),
                withDetails ? Optional.ofNullable(failure.getMessage()) : Optional.empty());
    }

    /** Returns the current trace. If the application traces, Quarkus puts it into the MDC. */
    private static Optional<String> currentTrace() {
        return Optional.ofNullable(MDC.get("traceId")).map(Object::toString).filter(id -> !id.isEmpty());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type.uri());
        json.writeStringField("title", type.title());
        json.writeNumberField("status", type.status());
        if (detail.isPresent()) {
            json.writeStringField("detail", detail.get());
        }
        if (plugin != null) {
            json.writeStringField("plugin", plugin);
        }
        if (operation != null) {
            json.writeStringField("operation", operation);
        }
        if (event.isPresent()) {
            json.writeStringField("event", event.get());
        }
        if (trace.isPresent()) {
            json.writeStringField("trace", trace.get());
        }
        json.writeEndObject();
    }

    /** Writes JSON without the application's {@code ObjectMapper}, which may be missing and may write anything. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
