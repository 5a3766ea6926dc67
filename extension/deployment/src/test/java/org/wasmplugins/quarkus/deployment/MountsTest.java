package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Plugins use the files in the directories that the operator maps, as far as they may. */
class MountsTest {

    private static final Path SHARED = directory("shared");
    private static final Path OWN = directory("own");
    private static final String ASKS = """
            permissions:
              capabilities: { filesystem: read-write }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("writer", PluginArchive.manifest("writer", ASKS), Guests.bytes("libc-files"))
                    .plugin("reader", PluginArchive.manifest("reader", ASKS), Guests.bytes("libc-files"))
                    .plugin("own", PluginArchive.manifest("own", ASKS), Guests.bytes("libc-files"))
                    .plugin("nothing", PluginArchive.manifest("nothing", ""), Guests.bytes("libc-files")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.defaults.mounts.\"/data\"", SHARED.toString())
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"reader\".grants.filesystem", "read-only")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"own\".mounts.\"/in/own\"", OWN.toString());

    @Inject
    PluginManager plugins;

    /** This class is there twice, outside and inside of the application; both mean the same directories. */
    private static Path directory(String name) {
        try {
            return Files.createDirectories(Path.of("target", "mounts-test", name)).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void remove() throws IOException {
        Files.deleteIfExists(SHARED.resolve("file.txt"));
        Files.deleteIfExists(OWN.resolve("file.txt"));
    }

    private String send(String plugin, String command) {
        var event = PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8));
        return new String((byte[]) plugins.sendEvent(event).await().atMost(Duration.ofSeconds(10)).data(),
                StandardCharsets.UTF_8);
    }

    @Test
    void filesOfAMount_areWrittenAndReadByThoseWhoMay() {
        assertThat(send("writer", "w/data/file.txt=by the writer")).isEmpty();
        assertThat(SHARED.resolve("file.txt")).hasContent("by the writer");
        assertThat(send("reader", "r/data/file.txt")).isEqualTo("by the writer");
        assertThat(send("reader", "w/data/file.txt=by the reader")).as("read-only file system").isEqualTo("error 69");
        assertThat(send("nothing", "r/data/file.txt")).startsWith("error ");
        assertThat(SHARED.resolve("file.txt")).hasContent("by the writer");
    }

    @Test
    void mountsOfAPlugin_takeThePlaceOfTheDefaults() {
        assertThat(send("own", "w/in/own/file.txt=own")).isEmpty();
        assertThat(OWN.resolve("file.txt")).hasContent("own");
        assertThat(send("own", "l/data")).startsWith("error ");
    }
}
