package org.wasmplugins.it;

import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;

/** Sends numbers at once to a plugin that takes them together. */
@Path("/batch")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

    /** A number, and how many came with it. */
    public record Answer(int number, int together) {
    }

    /** What became of a number. */
    public record Outcome(Answer answer, String failure) {
    }

    /** The client of the plugin. */
    @PluginClient("batched")
    public interface Batched {

        @EventType("number")
        Uni<Answer> later(int number);

        @EventType("number")
        Answer waiting(int number);
    }

    private final Batched batched;

    BatchResource(Batched batched) {
        this.batched = batched;
    }

    @GET
    @Path("/{numbers}")
    public Uni<List<Outcome>> together(String numbers) {
        EventLoop.check();
        var answers = Stream.of(numbers.split(",")).map(Integer::valueOf).map(batched::later)
                .map(answer -> answer.map(found -> new Outcome(found, null)).onFailure()
                        .recoverWithItem(failure -> new Outcome(null, failure.getClass().getSimpleName())))
                .map(answer -> Uni.createFrom().completionStage(answer.subscribeAsCompletionStage())).toList();
        return Uni.join().all(answers).andFailFast();
    }

    @GET
    @Path("/waiting/{number}")
    public Answer waiting(int number) {
        return batched.waiting(number);
    }
}
