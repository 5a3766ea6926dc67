package org.wasmplugins.it.mutable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Calls the application's own plugin, the one of a dependency, and one that is not there. */
@Path("/")
public class CallResource {

    private final PluginManager plugins;

    CallResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    @GET
    @Path("/echo/{text}")
    public Uni<byte[]> echo(String text) {
        return plugins.sendEvent(PluginEvent.to("echo", "echo.text", text.getBytes(StandardCharsets.UTF_8)))
                .map(response -> (byte[]) response.data());
    }

    @GET
    @Path("/count/{text}")
    public Uni<Object> count(String text) {
        return plugins.sendEvent(PluginEvent.to("word-count", "text.count", Map.of("text", text)))
                .map(PluginResponse::data);
    }

    @GET
    @Path("/nobody")
    public Uni<Object> nobody() {
        return plugins.sendEvent(PluginEvent.to("nobody", "any", Map.of())).map(PluginResponse::data);
    }
}
