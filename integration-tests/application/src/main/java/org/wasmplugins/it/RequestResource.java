package org.wasmplugins.it;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Asks a plugin for what this request called itself. */
@Path("/request")
public class RequestResource {

    private final PluginManager plugins;
    private final RequestName requestName;

    RequestResource(PluginManager plugins, RequestName requestName) {
        this.plugins = plugins;
        this.requestName = requestName;
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> describe(String name) {
        EventLoop.check();
        requestName.set(name);
        return plugins.sendEvent(PluginEvent.to("context", "describe", new byte[0]))
                .map(response -> new String((byte[]) response.data(), StandardCharsets.UTF_8));
    }
}
