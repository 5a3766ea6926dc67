package org.wasmplugins.benchmarks;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;

/** Answers with the event that it gets. */
@PluginClient("orders")
public interface Orders {

    /** As services send them. */
    record Order(String number, long customer, String street, String city, boolean paid, double total, int priority,
            List<Item> items) {
    }

    /** A line of an order. */
    record Item(String article, int count, double price) {
    }

    /** The event. */
    record Seen(String id, String type, String source, String timestamp, Order data) {
    }

    @EventType("order")
    Uni<Seen> order(Order order);

    /** Without Mutiny. */
    @EventType("order")
    CompletionStage<Seen> stageOfOrder(Order order);
}
