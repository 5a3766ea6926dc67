package org.acme;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;

import org.wasmplugins.host.PluginManager;

import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;


import io.smallrye.mutiny.Uni;

@Path("/count")
public class CountResource {

    private final PluginManager plugins;

    CountResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Object> count(String text) {
        return plugins.sendEvent(PluginEvent.to("word-count", "text.count", Map.of("text", text)))
                .map(PluginResponse::data);
    }
}
