package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

/** A plugin that understands both formats answers the same in each. */
abstract class SerializationContract {

    private static final Path WORD_COUNT = Path.of("../../examples/plugins/rust-word-count/plugin/word-count.wasm");

    @Inject
    PluginManager plugins;

    @Inject
    Counter counter;

    record Text(String text) {
    }

    record Counts(int characters, int words, int lines) {
    }

    @PluginClient("word-count")
    interface Counter {

        @EventType("text.count")
        Counts count(Text text);
    }

    static Consumer<JavaArchive> application() {
        return archive -> PluginArchive.with(plugins -> plugins
                .plugin("word-count", manifest("word-count", "json, msgpack"), module())
                .plugin("json-only", manifest("json-only", "json"), module())
                .plugin("msgpack-only", manifest("msgpack-only", "msgpack"), module()))
                .accept(archive.addClasses(PluginArchive.class, SerializationContract.class));
    }

    private static String manifest(String id, String formats) {
        return PluginArchive.manifest(id, "permissions: { resources: { max_memory: 512MB } }\n")
                .replace("serialization: raw", "serialization: [" + formats + "]").replace("[do]", "[text.count]");
    }

    private static byte[] module() {
        try {
            return Files.readAllBytes(WORD_COUNT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object count(String plugin) {
        return plugins.sendEvent(PluginEvent.to(plugin, "text.count", Map.of("text", "one two\nthrée"))).await()
                .atMost(Duration.ofSeconds(10)).data();
    }

    @Test
    void everyPlugin_answersTheSame() {
        for (var plugin : new String[] { "word-count", "json-only", "msgpack-only" }) {
            assertThat(count(plugin)).isEqualTo(Map.of("characters", 13, "words", 3, "lines", 2));
        }
    }

    @Test
    void typedClient_getsItsType() {
        assertThat(counter.count(new Text("a b"))).isEqualTo(new Counts(3, 2, 1));
    }
}
