package org.wasmplugins.it;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Every kind of method that a client can have. */
@PluginClient("mirror")
public interface Mirror {

    record Point(int x, int y) {
    }

    record Seen<T>(String id, String type, T data) {
    }

    record Named(String name, Point point) {
    }

    @EventType("mirror.point")
    Seen<Point> waiting(Point point);

    @EventType("mirror.point")
    Uni<Seen<Point>> later(Point point);

    @EventType("mirror.point")
    CompletionStage<Seen<Point>> stage(Point point);

    @EventType("mirror.named")
    Seen<Named> several(String name, Point point);

    @EventType("mirror.bytes")
    byte[] bytes(byte[] json);

    @EventType("mirror.bytes")
    Uni<Buffer> buffer(Buffer json);

    @EventType("mirror.refused")
    Uni<Void> refused(String text);
}
