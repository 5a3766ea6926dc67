package org.acme;

import org.wasmplugins.PluginEvent;

import org.wasmplugins.host.PluginManager;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;


/** Calls each plugin, all of which answer what they get. */
@Path("/plugins")
public class PluginsResource {

    private final PluginManager plugins;

    PluginsResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    /** Such as {@code first:1.0.0,second:1.0.0}. */
    @GET
    public String all() {
        return plugins.getAllPlugins().stream().map(plugin -> {
            var id = plugin.manifest().id().value().getBytes(StandardCharsets.UTF_8);
            var answer = plugins.sendEvent(PluginEvent.to(plugin.manifest().id().value(), "echo.id", id)).await().indefinitely();
            return new String((byte[]) answer.data(), StandardCharsets.UTF_8) + ":" + plugin.manifest().version().value();
        }).sorted().collect(Collectors.joining(","));
    }
}
