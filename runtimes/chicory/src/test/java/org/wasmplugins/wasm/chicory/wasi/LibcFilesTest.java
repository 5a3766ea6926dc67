package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.FilesystemAccess.READ_ONLY;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.Capabilities;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A plugin in C, linked with wasi-libc, sees its mounts as any program sees its files. */
class LibcFilesTest {

    private static final String READ_ONLY_FILE_SYSTEM = "error 69";
    private static final String NOT_PERMITTED = "error 63";
    private static final String NO_ENTRY = "error 44";
    private static final String NOT_CAPABLE = "error 76";

    @TempDir
    Path data;

    @Test
    void program_usesFiles() throws Exception {
        Files.writeString(data.resolve("in.txt"), "hello");
        try (PluginContainer container = start(READ_WRITE)) {
            assertThat(send(container, "r/data/in.txt")).isEqualTo("hello");
            assertThat(send(container, "s/data/in.txt")).isEqualTo("5");
            assertThat(send(container, "w/data/out.txt=" + "x".repeat(50_000))).isEmpty();
            assertThat(data.resolve("out.txt")).hasContent("x".repeat(50_000));
            assertThat(send(container, "r/data/out.txt")).isEqualTo("x".repeat(50_000));
            assertThat(send(container, "m/data/sub")).isEmpty();
            assertThat(send(container, "v/data/out.txt=/data/sub/moved.txt")).isEmpty();
            assertThat(send(container, "l/data")).isEqualTo(".\n..\nin.txt\nsub\n");
            assertThat(send(container, "l/data/sub")).isEqualTo(".\n..\nmoved.txt\n");
            assertThat(send(container, "d/data/sub/moved.txt")).isEmpty();
            assertThat(send(container, "d/data/sub")).isEmpty();
            assertThat(data).isDirectoryContaining("glob:**/in.txt").isDirectoryNotContaining("glob:**/sub");
        }
    }

    @Test
    void program_seesNothingElse() throws Exception {
        Files.createSymbolicLink(data.resolve("passwd"), Path.of("/etc/passwd"));
        try (PluginContainer container = start(READ_WRITE)) {
            assertThat(send(container, "r/etc/passwd")).isIn(NOT_CAPABLE, NO_ENTRY);
            assertThat(send(container, "r/data/../../../../etc/passwd")).isIn(NOT_CAPABLE, NOT_PERMITTED);
            assertThat(send(container, "r/data/passwd")).isEqualTo(NOT_CAPABLE);
            assertThat(send(container, "s/data/passwd")).isEqualTo(NOT_CAPABLE);
            assertThat(send(container, "l/")).isIn(NOT_CAPABLE, NO_ENTRY);
            assertThat(send(container, "k/etc/passwd=/data/mine")).isEqualTo(NOT_PERMITTED);
        }
    }

    @Test
    void programWithReadOnlyMount_readsAndDoesNotWrite() throws Exception {
        Files.writeString(data.resolve("in.txt"), "hello");
        try (PluginContainer container = start(READ_ONLY)) {
            assertThat(send(container, "r/data/in.txt")).isEqualTo("hello");
            assertThat(send(container, "w/data/in.txt=x")).isEqualTo(READ_ONLY_FILE_SYSTEM);
            assertThat(send(container, "m/data/sub")).isEqualTo(READ_ONLY_FILE_SYSTEM);
            assertThat(send(container, "d/data/in.txt")).isEqualTo(READ_ONLY_FILE_SYSTEM);
        }
        assertThat(data.resolve("in.txt")).hasContent("hello");
    }

    private PluginContainer start(FilesystemAccess access) {
        PluginManifest manifest = Manifests.of("libc-files", SerializationFormat.RAW).withPermissions(PermissionSet.of(Set.of(),
                Set.of(), ResourceLimits.DEFAULT, new Capabilities(List.of(), access)));
        PluginContainer container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(plugin -> Optional.of(Modules.compiled("libc-files")),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))))
                .plugins(List.of(manifest)).mounts(plugin -> Map.of("/data", data)).build();
        container.start();
        return container;
    }

    private static String send(PluginContainer container, String command) {
        Object answer = container.manager()
                .sendEvent(PluginEvent.to("libc-files", "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }
}
