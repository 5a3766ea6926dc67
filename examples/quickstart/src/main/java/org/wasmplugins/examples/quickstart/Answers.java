package org.wasmplugins.examples.quickstart;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.wasmplugins.PluginResponse;

/** Turns what plugins answer into what HTTP clients get. */
final class Answers {

    private static final int UNPROCESSABLE_CONTENT = 422;

    private Answers() {
    }

    /** A plugin's refusal is the client's to mend: it gets the plugin's code and message. */
    static Object dataOf(PluginResponse response) {
        if (response.success()) {
            return response.data();
        }
        throw new WebApplicationException(Response.status(UNPROCESSABLE_CONTENT).entity(response.error())
                .type(MediaType.APPLICATION_JSON).build());
    }
}
