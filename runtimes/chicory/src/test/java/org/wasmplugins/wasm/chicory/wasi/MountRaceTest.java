package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.runtime.Mount;
import org.wasmplugins.wasm.engine.WasiEnvironment;

/** A link takes the place of a directory, and the other way round, while paths through it are used: nothing leads out. */
class MountRaceTest {

    private static final int TRIES = 5_000;

    @TempDir
    Path temporary;
    private Path data;
    private Path outside;
    private Path swapped;
    private final AtomicBoolean stop = new AtomicBoolean();
    private CompletableFuture<Void> swapping;

    @BeforeEach
    void start() throws IOException {
        data = Files.createDirectory(temporary.resolve("data"));
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("file"), "outside");
        Files.createDirectory(outside.resolve("empty"));
        Files.writeString(Files.createDirectory(data.resolve("swapped")).resolve("file"), "inside");
        Files.createSymbolicLink(data.resolve("link"), outside);
        var mount = new WasiFiles(new WasiEnvironment("", ignored -> {
        }, ignored -> {
        }, List.of(new Mount("/data", data.toRealPath(), true))));
        swapped = mount.directories().get("/data").resolve("swapped");
        swapping = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                move("swapped", "aside");
                move("link", "swapped");
                move("swapped", "link");
                move("aside", "swapped");
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        stop.set(true);
        swapping.get(10, TimeUnit.SECONDS);
        try (Stream<Path> names = Files.list(outside)) {
            assertThat(names.map(name -> name.getFileName().toString())).containsExactlyInAnyOrder("file", "empty");
        }
        assertThat(outside.resolve("file")).hasContent("outside");
    }

    @Test
    void fileThatIsRead_isInside() {
        race(number -> {
            try (SeekableByteChannel file = Files.newByteChannel(swapped.resolve("file"))) {
                assertThat(file.size()).isEqualTo("inside".length());
            }
        });
    }

    @Test
    void fileThatIsWritten_isInside() {
        race(number -> Files.newByteChannel(swapped.resolve("file"), StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING).close());
    }

    @Test
    void fileThatIsMade_isInside() {
        race(number -> Files.newByteChannel(swapped.resolve("made" + number), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE).close());
    }

    @Test
    void directoryThatIsMade_isInside() {
        race(number -> Files.createDirectory(swapped.resolve("made" + number)));
    }

    @Test
    void whatIsRemoved_isInside() {
        race(number -> {
            try {
                Files.createDirectory(swapped.resolve("empty"));
            } finally {
                Files.delete(swapped.resolve("empty"));
            }
        });
    }

    private void move(String from, String to) {
        try {
            Files.move(data.resolve(from), data.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action {
        void run(int number) throws IOException;
    }

    private static void race(Action action) {
        int done = 0;
        for (int i = 0; i < TRIES; i++) {
            try {
                action.run(i);
                done++;
            } catch (IOException e) {
                // the directory was gone, or the link there
            }
        }
        assertThat(done).isPositive();
    }
}
