package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;

/** How much of the host a plugin can use up with files, and that nothing stays open. */
@Timeout(60)
class WasiFilesLimitsTest {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path temporary;
    private Path data;
    private FilesGuest guest;

    @BeforeEach
    void start() throws IOException {
        data = temporary.toRealPath();
        Files.writeString(data.resolve("a.txt"), "hello");
        guest = new FilesGuest(READ_WRITE, Map.of("/data", data), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        assertThat(openInData()).isZero();
    }

    @Test
    void openFiles_areBounded() throws IOException {
        var open = new ArrayList<Integer>();
        for (int i = 0; i < WasiGuard.MAX_OPEN; i++) {
            open.add(open());
        }
        assertThat(openInData()).isEqualTo(WasiGuard.MAX_OPEN);
        assertThat(guest.open("a.txt", FilesGuest.READ).errno()).isEqualTo(WasiErrno.MFILE);
        assertThat(guest.closeFile(open.get(0)).errno()).isZero();
        assertThat(guest.open("a.txt", FilesGuest.READ).errno()).isZero();
        assertThat(guest.open("a.txt", FilesGuest.READ).errno()).isEqualTo(WasiErrno.MFILE);
        assertThat(guest.renumber(open.get(1), open.get(2)).errno()).isZero();
        assertThat(openInData()).isEqualTo(WasiGuard.MAX_OPEN - 1);
        assertThat(guest.open("a.txt", FilesGuest.READ).errno()).isZero();
        assertThat(guest.open("a.txt", FilesGuest.READ).errno()).isEqualTo(WasiErrno.MFILE);
    }

    @Test
    void openDirectories_areBoundedToo() {
        for (int i = 0; i < WasiGuard.MAX_OPEN; i++) {
            assertThat(guest.open(".", FilesGuest.DIRECTORY, FilesGuest.READ).errno()).isZero();
        }
        assertThat(guest.open(".", FilesGuest.DIRECTORY, FilesGuest.READ).errno()).isEqualTo(WasiErrno.MFILE);
    }

    @Test
    void failedCalls_leaveNothingOpen() throws IOException {
        for (int i = 0; i < 200; i++) {
            guest.open("missing", FilesGuest.READ).answer();
            guest.open("../..", FilesGuest.READ).answer();
            guest.makeDirectory("a.txt").answer();
            guest.rename("a.txt", "missing/x").answer();
            guest.list(FilesGuest.MOUNT, 0).answer();
        }
        assertThat(openInData()).isZero();
    }

    @Test
    void trap_closesTheFilesOfItsInstance() throws IOException {
        open();
        open();
        assertThat(openInData()).isEqualTo(2);
        assertThatThrownBy(() -> guest.trap().answer()).isInstanceOf(PluginTrapException.class);
        assertThat(openInData()).isZero();
        assertThat(guest.contents("a.txt")).as("in a new instance").isEqualTo("hello");
    }

    @Test
    void stop_closesAllFiles() throws IOException {
        open();
        assertThat(openInData()).isEqualTo(1);
        guest.close();
        assertThat(openInData()).isZero();
    }

    @Test
    void timeOutInTheMidstOfReading_isATimeOut() throws IOException {
        Files.write(data.resolve("large"), new byte[2_000_000]);
        int large = guest.open("large", FilesGuest.READ).answer().number();
        assertThatThrownBy(() -> guest.readForEver(large).answer()).isInstanceOf(PluginTimeoutException.class)
                .hasMessageStartingWith("Plugin files 1.0.0, handle-event: it was stopped after");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(openInData()).isZero();
        assertThat(guest.contents("a.txt")).isEqualTo("hello");
    }

    @Test
    void buffersThatAreMoreThanTheMemory_areRefused() {
        int fd = open();
        assertThat(guest.readVectors(fd, 1, 0x7fff_ffff).errno()).isEqualTo(WasiErrno.INVAL);
        assertThat(guest.readVectors(fd, 1, -1).errno()).isEqualTo(WasiErrno.INVAL);
        assertThat(guest.readVectors(0, 1, 0x7fff_ffff).errno()).as("standard input").isEqualTo(WasiErrno.INVAL);
        assertThat(guest.writeVectors(1, 1_000, 64 * 65_536).errno()).as("standard output").isEqualTo(WasiErrno.INVAL);
        assertThat(guest.writeVectors(fd, 4_000, 1).errno()).isEqualTo(WasiErrno.INVAL);
    }

    @Test
    void largeRead_isShort() throws IOException {
        Files.write(data.resolve("large"), new byte[3_000_000]);
        int fd = guest.open("large", FilesGuest.READ).answer().number();
        assertThat(guest.readVectors(fd, 1, 3_000_000).answer().number()).isEqualTo(1 << 20);
    }

    @Test
    void directoryThatIsGone_isAnError() throws IOException {
        Path gone = Files.createDirectory(data.resolve("gone"));
        try (var other = new FilesGuest(READ_WRITE, Map.of("/data", gone))) {
            Files.delete(gone);
            assertThat(other.open("a.txt", FilesGuest.READ).errno()).isEqualTo(WasiErrno.NOENT);
            assertThat(other.makeDirectory("a").errno()).isEqualTo(WasiErrno.NOENT);
        }
    }

    /** As the operating system sees it. */
    private long openInData() throws IOException {
        long open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path descriptor : descriptors) {
                if (Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS)
                        && Files.readSymbolicLink(descriptor).startsWith(data)) {
                    open++;
                }
            }
        }
        return open;
    }

    private int open() {
        return guest.open("a.txt", FilesGuest.READ).answer().number();
    }
}
