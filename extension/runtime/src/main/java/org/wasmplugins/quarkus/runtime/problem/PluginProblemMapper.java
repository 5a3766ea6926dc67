package org.wasmplugins.quarkus.runtime.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import org.wasmplugins.exception.PluginException;

/** Makes a problem document from a plugin's failure that leaves a resource method. */
@Singleton
public class PluginProblemMapper implements ExceptionMapper<PluginException> {

    /**
     * The seconds after which a client should try again. The time until the next free instance is unknown; healthy pools have
     * one soon.
     */
    private static final int RETRY_AFTER = 1;

    private final ProblemDetails details;

    PluginProblemMapper(ProblemDetails details) {
        this.details = details;
    }

    @Override
    public Response toResponse(PluginException failure) {
        var problem = Problem.of(failure, details.areShown());
        var response = Response.status(problem.type().status()).type("application/problem+json").entity(problem.bytes());
        if (problem.type() == ProblemType.OVERLOADED) {
            response.header("Retry-After", RETRY_AFTER);
        }
        return response.build();
    }
}
