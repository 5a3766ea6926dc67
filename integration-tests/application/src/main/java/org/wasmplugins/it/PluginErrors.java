package org.wasmplugins.it;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginNotFoundException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Answers with the type and the message of what a plugin ended with. */
class PluginErrors {

    private static final int UNPROCESSABLE_CONTENT = 422;

    /** Nothing but the mapper's code says that Jackson writes it. */
    @RegisterForReflection
    public record Error(String type, String message) {
    }

    @ServerExceptionMapper
    Response map(PluginException exception) {
        return Response.status(status(exception)).type(MediaType.APPLICATION_JSON)
                .entity(new Error(exception.getClass().getSimpleName(), exception.getMessage())).build();
    }

    private static int status(PluginException exception) {
        if (exception instanceof PluginNotFoundException) {
            return Response.Status.NOT_FOUND.getStatusCode();
        }
        if (exception instanceof PermissionDeniedException) {
            return Response.Status.FORBIDDEN.getStatusCode();
        }
        if (exception instanceof EventNotSupportedException) {
            return UNPROCESSABLE_CONTENT;
        }
        return Response.Status.BAD_GATEWAY.getStatusCode();
    }
}
