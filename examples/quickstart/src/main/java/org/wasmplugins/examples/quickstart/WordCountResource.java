package org.wasmplugins.examples.quickstart;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** Counts with a plugin written in Rust. */
@Path("/word-count")
public class WordCountResource {

    private final WordCount wordCount;

    WordCountResource(WordCount wordCount) {
        this.wordCount = wordCount;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<WordCount.Counts> count(String text) {
        return wordCount.count(new WordCount.Text(text));
    }
}
