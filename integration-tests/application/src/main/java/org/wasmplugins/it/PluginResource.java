package org.wasmplugins.it;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** The plugin manager, one method after the other. */
@Path("/plugins")
@NonBlocking
public class PluginResource {

    private final PluginManager plugins;

    PluginResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    public record Plugin(String id, String version, String state) {

        static Plugin of(PluginInfo info) {
            return new Plugin(info.manifest().id().value(), info.manifest().version().value(), info.state().name());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<Plugin> all() {
        EventLoop.check();
        return plugins.getAllPlugins().stream().map(Plugin::of).toList();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Plugin one(String id) {
        EventLoop.check();
        return plugins.getPlugin(PluginId.of(id)).map(Plugin::of).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("/{id}/loaded")
    @Produces(MediaType.TEXT_PLAIN)
    public boolean loaded(String id) {
        EventLoop.check();
        return plugins.isLoaded(PluginId.of(id));
    }

    @GET
    @Path("/{id}/pool")
    @Produces(MediaType.APPLICATION_JSON)
    public PoolStatistics pool(String id) {
        EventLoop.check();
        return plugins.poolStatistics(PluginId.of(id)).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("/{id}/{type}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<byte[]> bytes(String id, String type, byte[] data) {
        EventLoop.check();
        return plugins.sendEvent(PluginEvent.to(id, type, data)).map(response -> (byte[]) response.data());
    }

    @POST
    @Path("/{id}/{type}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<PluginResponse> json(String id, String type, Object data) {
        EventLoop.check();
        return plugins.sendEvent(PluginEvent.to(id, type, data));
    }
}
