package org.wasmplugins.it;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.smallrye.mutiny.Uni;

/** Sends a plugin to its limits, with and without fault tolerance. */
@Path("/limits")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
public class LimitsResource {

    private final LimitsClient client;
    private final Attempts attempts;

    LimitsResource(LimitsClient client, Attempts attempts) {
        this.client = client;
        this.attempts = attempts;
    }

    @ServerExceptionMapper
    RestResponse<String> late(TimeoutException exception) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.GATEWAY_TIMEOUT, exception.getMessage())
                .type(MediaType.TEXT_PLAIN_TYPE).build();
    }

    @GET
    @Path("/hurried/{how}")
    public Uni<byte[]> hurried(String how) {
        return client.hurried(bytes(how));
    }

    @GET
    @Path("/repeated/{how}")
    public Uni<byte[]> repeated(String how) {
        attempts.forget();
        return client.repeated(bytes(how));
    }

    @GET
    @Path("/replaced/{how}")
    public Uni<byte[]> replaced(String how) {
        return client.replaced(bytes(how));
    }

    private static byte[] bytes(String how) {
        return how.getBytes(StandardCharsets.UTF_8);
    }
}
