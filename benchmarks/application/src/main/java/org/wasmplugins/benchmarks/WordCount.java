package org.wasmplugins.benchmarks;

import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** A plugin written in Rust. */
@PluginClient("word-count")
public interface WordCount {

    /** What to count in. */
    record Text(String text) {
    }

    /** What was counted. */
    record Counts(long characters, long words, long lines) {

        /** The same in Java. */
        static Counts of(String text) {
            return new Counts(text.codePoints().count(), text.split("\\s+").length, text.lines().count());
        }
    }

    @EventType("text.count")
    @NonBlocking
    Uni<Counts> count(Text text);
}
