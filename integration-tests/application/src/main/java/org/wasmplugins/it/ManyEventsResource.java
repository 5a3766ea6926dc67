package org.wasmplugins.it;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;

import io.smallrye.mutiny.Uni;

/** Sends many events without waiting for the answer of any. */
@Path("/many")
public class ManyEventsResource {

    private final PluginManager plugins;
    private final MeetingPoint meetingPoint;

    ManyEventsResource(PluginManager plugins, MeetingPoint meetingPoint) {
        this.plugins = plugins;
        this.meetingPoint = meetingPoint;
    }

    public record Crowd(int answers, long intrusions, int mostAtOnce) {
    }

    @GET
    @Path("/guarded/{events}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Crowd> guarded(int events) {
        EventLoop.check();
        return answers(IntStream.range(0, events).mapToObj(i -> PluginEvent.to("guarded", "enter", new byte[0])).toList())
                .map(answers -> new Crowd(answers.size(), answers.stream().filter(answer -> bytes(answer)[0] != 0).count(),
                        meetingPoint.mostPresent()));
    }

    @GET
    @Path("/journal/{events}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<Integer>> journal(int events) {
        EventLoop.check();
        return answers(IntStream.range(0, events).mapToObj(i -> PluginEvent.to("journal", "append", bytes(i))).toList())
                .chain(() -> plugins.sendEvent(PluginEvent.to("journal", "append", new byte[0])))
                .map(ManyEventsResource::integers);
    }

    /** Each is on its way before the next is sent. */
    private Uni<List<PluginResponse>> answers(List<PluginEvent> events) {
        var answers = events.stream()
                .map(event -> plugins.sendEvent(event).subscribeAsCompletionStage()).toList();
        return Uni.createFrom().completionStage(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
                .map(all -> answers.stream().map(CompletableFuture::join).toList());
    }

    private static byte[] bytes(PluginResponse response) {
        return (byte[]) response.data();
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static List<Integer> integers(PluginResponse response) {
        var numbers = ByteBuffer.wrap(bytes(response)).asIntBuffer();
        return IntStream.range(0, numbers.limit()).mapToObj(numbers::get).toList();
    }
}
