package org.wasmplugins.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a plugin noted with a host function that has no result. */
@Path("/note")
public class NoteResource {

    private final TypeFunctions functions;

    NoteResource(TypeFunctions functions) {
        this.functions = functions;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String note() {
        return functions.note();
    }
}
