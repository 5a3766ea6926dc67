package org.wasmplugins.it;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Asks plugins where they run. */
@Path("/where/{name}")
@Produces(MediaType.TEXT_PLAIN)
public class WhereResource {

    private static final byte[] NOTHING = {};

    private final Where where;
    private final PluginManager plugins;
    private final RequestName requestName;

    WhereResource(Where where, PluginManager plugins, RequestName requestName) {
        this.where = where;
        this.plugins = plugins;
        this.requestName = requestName;
    }

    @GET
    @Path("/jdk")
    public int jdk() {
        return Runtime.version().feature();
    }

    @GET
    @Path("/worker")
    public Uni<String> worker(String name) {
        return named(name, where.asTheManifestSays(NOTHING));
    }

    @GET
    @Path("/event-loop-of-client")
    public Uni<String> eventLoopOfClient(String name) {
        return named(name, where.onEventLoop(NOTHING));
    }

    @GET
    @Path("/event-loop-of-manifest")
    public Uni<String> eventLoopOfManifest(String name) {
        return named(name, plugins.sendEvent(PluginEvent.to("where-loop", "where", NOTHING))
                .map(response -> (byte[]) response.data()));
    }

    @GET
    @Path("/batch")
    public Uni<String> batch(String name) {
        return named(name, plugins.sendEvent(PluginEvent.to("where-batched", "where", NOTHING))
                .map(response -> (byte[]) response.data()));
    }

    @GET
    @Path("/virtual-thread")
    public Uni<String> virtualThread(String name) {
        return named(name, where.onVirtualThread(NOTHING));
    }

    private Uni<String> named(String name, Uni<byte[]> answer) {
        EventLoop.check();
        requestName.set(name);
        return answer.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
