package org.wasmplugins.examples.quickstart;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Counts with a plugin written in Rust. */
@Path("/word-count")
public class WordCountResource {

    private final PluginManager plugins;

    WordCountResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Object> count(String text) {
        return plugins.sendEvent(PluginEvent.to("word-count", "text.count", Map.of("text", text)))
                .map(Answers::dataOf);
    }
}
