package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.wasmplugins.benchmarks.Orders.Item;
import org.wasmplugins.benchmarks.Orders.Order;
import org.wasmplugins.benchmarks.Orders.Seen;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** What a call with a value costs, and what writing and reading the same JSON costs. */
@Path("/order")
@Produces(MediaType.TEXT_PLAIN)
public class OrderResource {

    private static final Order ORDER = new Order("2026-0001234", 4_711, "Main Street 1", "Springfield", true, 1_234.56, 3,
            List.of(new Item("book", 2, 19.9), new Item("lamp", 1, 49.5), new Item("pencil", 100, 0.35)));

    private final Orders orders;
    private final ObjectMapper json;

    OrderResource(Orders orders, ObjectMapper json) {
        this.orders = orders;
        this.json = json;
    }

    @GET
    @Path("/client")
    @NonBlocking
    public Uni<String> client(@RestQuery int millis) {
        return orders.order(ORDER).map(first -> Loop.ofThread(() -> Answer.of(orders.order(ORDER)), millis));
    }

    /** As {@link #client}, without Mutiny. */
    @GET
    @Path("/stage")
    @NonBlocking
    public Uni<String> stage(@RestQuery int millis) {
        return orders.order(ORDER).map(first -> Loop
                .ofThread(() -> orders.stageOfOrder(ORDER).toCompletableFuture().getNow(null), millis));
    }

    /** Writes the event and reads it. */
    @GET
    @Path("/jackson")
    @NonBlocking
    public Uni<String> jackson(@RestQuery int millis) {
        return orders.order(ORDER).map(event -> Loop.ofThread(() -> writtenAndRead(event), millis));
    }

    private Seen writtenAndRead(Seen event) {
        try {
            return json.readValue(json.writeValueAsBytes(event), Seen.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
