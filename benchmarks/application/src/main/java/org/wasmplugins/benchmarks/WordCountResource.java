package org.wasmplugins.benchmarks;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** Counts words in a plugin and in Java, both on the event loop. */
@Path("/word-count")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.APPLICATION_JSON)
public class WordCountResource {

    private final WordCount wordCount;

    WordCountResource(WordCount wordCount) {
        this.wordCount = wordCount;
    }

    @POST
    @Path("/plugin")
    public Uni<WordCount.Counts> plugin(String text) {
        return wordCount.count(new WordCount.Text(text));
    }

    @POST
    @Path("/java")
    public Uni<WordCount.Counts> java(String text) {
        return Uni.createFrom().item(WordCount.Counts.of(text));
    }
}
