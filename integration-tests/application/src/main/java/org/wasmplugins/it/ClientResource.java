package org.wasmplugins.it;

import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.wasmplugins.PluginError;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.it.Mirror.Named;
import org.wasmplugins.it.Mirror.Point;
import org.wasmplugins.it.Mirror.Seen;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** A typed client, one method after the other. */
@Path("/client")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ClientResource {

    private final Mirror mirror;

    ClientResource(Mirror mirror) {
        this.mirror = mirror;
    }

    @ServerExceptionMapper
    Response refused(PluginResponseException exception) {
        return Response.status(Response.Status.CONFLICT).type(MediaType.APPLICATION_JSON)
                .entity(new PluginError(exception.code(), exception.getMessage())).build();
    }

    @GET
    @Path("/waiting/{x}/{y}")
    public Seen<Point> waiting(int x, int y) {
        return mirror.waiting(new Point(x, y));
    }

    @GET
    @Path("/later/{x}/{y}")
    public Uni<Seen<Point>> later(int x, int y) {
        EventLoop.check();
        return mirror.later(new Point(x, y));
    }

    @GET
    @Path("/stage/{x}/{y}")
    public CompletionStage<Seen<Point>> stage(int x, int y) {
        EventLoop.check();
        return mirror.stage(new Point(x, y));
    }

    @GET
    @Path("/several/{name}")
    public Seen<Named> several(String name) {
        return mirror.several(name, new Point(1, 2));
    }

    @POST
    @Path("/bytes")
    public byte[] bytes(byte[] json) {
        return mirror.bytes(json);
    }

    @POST
    @Path("/buffer")
    public Uni<Buffer> buffer(byte[] json) {
        EventLoop.check();
        return mirror.buffer(Buffer.buffer(json));
    }

    @GET
    @Path("/refused")
    public Uni<Void> refused() {
        return mirror.refused("No!");
    }

    @GET
    @Path("/waiting-on-event-loop")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> waitingOnEventLoop() {
        EventLoop.check();
        return Uni.createFrom().item(() -> mirror.waiting(new Point(0, 0))).map(Seen::toString)
                .onFailure().recoverWithItem(Throwable::toString);
    }
}
