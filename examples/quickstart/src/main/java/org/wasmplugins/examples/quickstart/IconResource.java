package org.wasmplugins.examples.quickstart;

import java.util.Map;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Finds icons with a plugin written in C, which asks {@link ThemeFunctions} for the theme. */
@Path("/icons")
public class IconResource {

    private final PluginManager plugins;
    private final ChosenTheme theme;

    IconResource(PluginManager plugins, ChosenTheme theme) {
        this.plugins = plugins;
        this.theme = theme;
    }

    @GET
    @Path("/{fileName}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Object> icon(String fileName, @RestQuery("theme") @DefaultValue("light") String name) {
        theme.choose(name);
        return plugins.sendEvent(PluginEvent.to("file-icons", "icon.lookup", Map.of("fileName", fileName)))
                .map(Answers::dataOf);
    }
}
