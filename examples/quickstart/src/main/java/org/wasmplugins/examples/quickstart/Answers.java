package org.wasmplugins.examples.quickstart;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.wasmplugins.PluginError;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginResponseException;

/** Turns how plugins fail into what HTTP clients get. */
class Answers {

    private static final int UNPROCESSABLE_CONTENT = 422;

    @ServerExceptionMapper
    Response failure(PluginException failure) {
        // A plugin's refusal is the client's to mend: it gets the plugin's code and message.
        if (failure instanceof PluginResponseException refusal) {
            return answer(UNPROCESSABLE_CONTENT, new PluginError(refusal.code(), refusal.pluginMessage()));
        }
        if (failure instanceof PluginLimitException limit) {
            return answer(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
                    new PluginError(limit.limit().key(), limit.getMessage()));
        }
        if (failure instanceof PluginOverloadedException) {
            return answer(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                    new PluginError("overloaded", failure.getMessage()));
        }
        return answer(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(), new PluginError("failed", failure.getMessage()));
    }

    private static Response answer(int status, PluginError error) {
        return Response.status(status).entity(error).type(MediaType.APPLICATION_JSON).build();
    }
}
