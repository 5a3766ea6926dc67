package org.wasmplugins.benchmarks;

import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** What a call of the echo costs. */
@Path("/echo/{kernel}")
@Produces(MediaType.TEXT_PLAIN)
public class EchoResource {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Echo echo;
    private final PluginManager plugins;

    EchoResource(Echo echo, PluginManager plugins) {
        this.echo = echo;
        this.plugins = plugins;
    }

    /** As applications call plugins that run on event loops. */
    @GET
    @Path("/client")
    @NonBlocking
    public Uni<String> client(String kernel, @RestQuery int millis) {
        var input = Kernel.of(kernel).input();
        // The first call on an event loop makes its instance, elsewhere.
        return echo.onEventLoop(input).map(first -> Loop.ofThread(() -> Answer.of(echo.onEventLoop(input)), millis));
    }

    /** As {@link #client}, without Mutiny. */
    @GET
    @Path("/stage")
    @NonBlocking
    public Uni<String> stage(String kernel, @RestQuery int millis) {
        var input = Kernel.of(kernel).input();
        return echo.onEventLoop(input).map(first -> Loop
                .ofThread(() -> echo.stageOnEventLoop(input).toCompletableFuture().getNow(null), millis));
    }

    /** As applications send events, from a worker to the event loop: what guards them goes on there, later. */
    @GET
    @Path("/event")
    @Blocking
    public String event(String kernel, @RestQuery int millis) {
        var event = PluginEvent.to("echo", "call", Kernel.of(kernel).input());
        return Loop.ofProcess(() -> plugins.sendEvent(event).await().atMost(LONGEST), millis);
    }

    /** As applications call plugins that run on workers, one after the other. */
    @GET
    @Path("/worker")
    @Blocking
    public String worker(String kernel, @RestQuery int millis) {
        var input = Kernel.of(kernel).input();
        return Loop.ofProcess(() -> echo.onWorker(input).await().atMost(LONGEST), millis);
    }

    /** The engine's exports, called one by one as its documentation shows, on the memory that plugins have. */
    @GET
    @Path("/hand")
    @NonBlocking
    public String hand(String kernel, @RestQuery int millis) {
        var input = Kernel.of(kernel).input();
        var guest = ChicoryGuests.of(Kernel.of(kernel), FlatMemories::create);
        return Loop.ofThread(() -> guest.call(input), millis);
    }
}
