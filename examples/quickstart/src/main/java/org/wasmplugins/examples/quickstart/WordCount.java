package org.wasmplugins.examples.quickstart;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;

/** A plugin written in Rust. */
@PluginClient("word-count")
public interface WordCount {

    /** What to count in. */
    record Text(String text) {
    }

    /** What was counted. */
    record Counts(long characters, long words, long lines) {
    }

    @EventType("text.count")
    Uni<Counts> count(Text text);
}
