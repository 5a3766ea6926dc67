package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginError;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginAnswer;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Lets failures of plugins out: real ones, and one of each kind. */
@Path("/")
public class FailingResource {

    static final String SECRET = "words that no client may see";

    private final PluginManager plugins;

    FailingResource(PluginManager plugins) {
        this.plugins = plugins;
    }

    private Uni<byte[]> send(String plugin, String id, String command) {
        return plugins.sendEvent(PluginEvent.of(PluginId.of(plugin), id, "do", null, Instant.EPOCH,
                command.getBytes(StandardCharsets.UTF_8))).map(response -> (byte[]) response.data());
    }

    @GET
    @Path("uni/{plugin}/{command}")
    public Uni<byte[]> uni(@PathParam("plugin") String plugin, @PathParam("command") String command) {
        return send(plugin, "the-event", command);
    }

    @GET
    @Path("stage/{plugin}/{command}")
    public CompletionStage<byte[]> stage(@PathParam("plugin") String plugin, @PathParam("command") String command) {
        return send(plugin, "the-event", command).subscribeAsCompletionStage().thenApply(bytes -> bytes);
    }

    @GET
    @Path("blocking/{plugin}/{command}")
    public byte[] blocking(@PathParam("plugin") String plugin, @PathParam("command") String command) {
        return send(plugin, "the-event", command).await().indefinitely();
    }

    @GET
    @Path("joined/{plugin}/{command}")
    public byte[] joined(@PathParam("plugin") String plugin, @PathParam("command") String command) {
        return send(plugin, "the-event", command).subscribeAsCompletionStage().thenApply(bytes -> bytes).join();
    }

    @GET
    @Path("got/{plugin}/{command}")
    public byte[] got(@PathParam("plugin") String plugin, @PathParam("command") String command) throws Exception {
        return send(plugin, "the-event", command).subscribeAsCompletionStage().get();
    }

    @GET
    @Path("all/{plugin}/{command}")
    public Uni<List<byte[]>> all(@PathParam("plugin") String plugin, @PathParam("command") String command) {
        return Uni.join().all(send(plugin, "the-event", command), send(plugin, "the-event", command)).andCollectFailures();
    }

    @GET
    @Path("publish/{command}")
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<PluginAnswer> publish(@PathParam("command") String command) {
        return plugins.publish(PublishedEvent.of("do", command.getBytes(StandardCharsets.UTF_8)));
    }

    @GET
    @Path("list")
    @Produces(MediaType.APPLICATION_JSON)
    public List<PluginAnswer> list() {
        return List.of(
                new PluginAnswer(PluginId.of("a"), PluginResponse.failure(new PluginError("code", SECRET)), null),
                new PluginAnswer(PluginId.of("b"), PluginResponse.success(List.of(1, "two")), null));
    }

    @GET
    @Path("kind/{kind}")
    public String kind(@PathParam("kind") String kind) throws Exception {
        var operation = new PluginOperation(PluginId.of("one"), null, "handle an event");
        throw switch (kind) {
            case "unknown-event" -> new EventNotSupportedException(operation, SECRET);
            case "refused" -> new PluginResponseException(operation, new PluginError("code", SECRET));
            case "overloaded" -> new PluginOverloadedException(operation, SECRET);
            case "too-long" -> new PluginTimeoutException(operation, SECRET, "1 ms", "2 ms");
            case "denied" -> new PermissionDeniedException(operation, DenialReason.NOT_GRANTED, SECRET);
            case "limit" -> new PluginCallDepthException(operation, SECRET, "1", "2");
            case "failed" -> new PluginDeserializationException(operation, SECRET);
            case "execution" -> new ExecutionException(new PluginOverloadedException(operation, SECRET));
            case "undeclared" -> new UndeclaredThrowableException(new PluginOverloadedException(operation, SECRET));
            case "composite" -> new CompositeException(new PluginOverloadedException(operation, SECRET),
                    new IllegalStateException());
            case "nobody" -> new PluginException(new PluginOperation(null, null, "read"), SECRET);
            default -> new IllegalStateException(kind);
        };
    }

    @GET
    @Path("stage-of-kind")
    public CompletionStage<String> stageOfKind() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return kind("overloaded");
            } catch (Exception e) {
                throw (RuntimeException) e;
            }
        }).thenApply(text -> text).thenApply(text -> text);
    }
}
