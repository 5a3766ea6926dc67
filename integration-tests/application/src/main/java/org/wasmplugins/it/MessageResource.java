package org.wasmplugins.it;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** All ways for messages to go. */
@Path("/messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    private final PluginManager plugins;
    private final Vertx vertx;

    MessageResource(PluginManager plugins, Vertx vertx) {
        this.plugins = plugins;
        this.vertx = vertx;
    }

    /** The plugins that answered. */
    @GET
    @Path("/published/{data}")
    public Uni<List<String>> publish(String data) {
        return plugins.publish(PublishedEvent.of("published", data)).map(answer -> answer.plugin() + " "
                + (answer.failure() != null ? answer.failure() : ((Map<?, ?>) answer.response().data()).get("data")))
                .collect().asList().map(answers -> answers.stream().sorted().toList());
    }

    /** A plugin sends what it gets to another plugin, or to the application's receiver. */
    @POST
    @Path("/channel")
    public Uni<String> channel(String message) {
        var channel = plugins.openChannel(PluginId.of("messenger"));
        channel.receive(received -> Uni.createFrom()
                .item(received.from() + " sent " + received.type() + " with " + received.data()));
        return plugins.sendEvent(PluginEvent.to("messenger", "send", message.getBytes(StandardCharsets.UTF_8)))
                .map(response -> new String((byte[]) response.data(), StandardCharsets.UTF_8))
                .eventually(channel::close);
    }

    @GET
    @Path("/bus/{text}")
    public Uni<String> bus(String text) {
        return Uni.createFrom().completionStage(() -> vertx.eventBus().<JsonObject> request("mirror", text).toCompletionStage())
                .map(answer -> answer.body().encode());
    }
}
