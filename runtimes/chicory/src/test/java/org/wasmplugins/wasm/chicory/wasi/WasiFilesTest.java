package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.FilesystemAccess.NONE;
import static org.wasmplugins.FilesystemAccess.READ_ONLY;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin can do with the directories that are mapped into it. */
class WasiFilesTest {

    @TempDir
    Path data;
    private FilesGuest guest;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(data.resolve("a.txt"), "hello");
        Files.createDirectories(data.resolve("sub/deep"));
        Files.writeString(data.resolve("sub/deep/b.txt"), "below");
        guest = new FilesGuest(READ_WRITE, Map.of("/data", data));
    }

    @AfterEach
    void stop() {
        guest.close();
    }

    @Test
    void mount_hasItsNameInThePlugin() {
        assertThat(guest.mountNameLength(FilesGuest.MOUNT).answer().errno()).isZero();
        assertThat(new String(guest.mountName(FilesGuest.MOUNT, 5).answer().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("/data");
        assertThat(guest.mountNameLength(4).errno()).as("badf").isEqualTo(8);
    }

    @Test
    void file_isRead() {
        assertThat(guest.contents("a.txt")).isEqualTo("hello");
        assertThat(guest.contents("sub/deep/b.txt")).isEqualTo("below");
        assertThat(guest.contents("./sub/../a.txt")).isEqualTo("hello");
    }

    @Test
    void file_isReadFromAnyPlace() {
        int fd = open("a.txt", 0, FilesGuest.READ);
        assertThat(guest.seek(fd, 3, 0).errno()).isZero();
        assertThat(guest.read(fd, 10).answer().text()).isEqualTo("lo");
        assertThat(guest.seek(fd, -1, 0).errno()).as("inval").isEqualTo(WasiErrno.INVAL);
    }

    @Test
    void file_isWritten() {
        int fd = open("new.txt", FilesGuest.CREATE | FilesGuest.EXCLUSIVE, FilesGuest.READ | FilesGuest.WRITE);
        assertThat(guest.write(fd, "written").answer().number()).isEqualTo(7);
        assertThat(data.resolve("new.txt")).hasContent("written");
        assertThat(guest.open("new.txt", FilesGuest.CREATE | FilesGuest.EXCLUSIVE, FilesGuest.WRITE).errno())
                .isEqualTo(WasiErrno.EXIST);
        assertThat(guest.setSize(fd, 4).errno()).isZero();
        assertThat(data.resolve("new.txt")).hasContent("writ");
        assertThat(guest.allocate(fd, 0, 10).errno()).isZero();
        assertThat(data.resolve("new.txt")).hasSize(10);
    }

    @Test
    void file_isTruncatedOrAppendedTo() {
        guest.write(open("a.txt", FilesGuest.TRUNCATE, FilesGuest.WRITE), "new").answer();
        assertThat(data.resolve("a.txt")).hasContent("new");
        int fd = guest.open("a.txt", FilesGuest.WRITE).other(FilesGuest.APPEND).answer().number();
        guest.write(fd, " and more").answer();
        assertThat(data.resolve("a.txt")).hasContent("new and more");
    }

    @Test
    void directory_isListed() throws IOException {
        Files.createSymbolicLink(data.resolve("inside"), Path.of("a.txt"));
        int fd = open(".", FilesGuest.DIRECTORY, FilesGuest.READ);
        assertThat(names(fd)).containsExactlyInAnyOrder(". 3", ".. 3", "a.txt 4", "sub 3", "inside 4");
        assertThat(names(open("sub", FilesGuest.DIRECTORY, FilesGuest.READ))).containsExactlyInAnyOrder(". 3", ".. 3",
                "deep 3");
        assertThat(guest.open("b.txt", FilesGuest.READ).on(open("sub/deep", FilesGuest.DIRECTORY, FilesGuest.READ)).errno())
                .isZero();
    }

    @Test
    void directoriesAndFiles_areMadeMovedAndRemoved() {
        assertThat(guest.makeDirectory("made").errno()).isZero();
        assertThat(guest.makeDirectory("made/below").errno()).isZero();
        assertThat(guest.makeDirectory("made/below").errno()).isEqualTo(WasiErrno.EXIST);
        assertThat(guest.makeDirectory("missing/below").errno()).isEqualTo(WasiErrno.NOENT);
        assertThat(guest.rename("a.txt", "made/below/c.txt").errno()).isZero();
        assertThat(data.resolve("made/below/c.txt")).hasContent("hello");
        assertThat(guest.removeDirectory("made").errno()).isEqualTo(WasiErrno.NOTEMPTY);
        assertThat(guest.unlink("made/below").errno()).isEqualTo(WasiErrno.ISDIR);
        assertThat(guest.unlink("made/below/c.txt").errno()).isZero();
        assertThat(guest.removeDirectory("made/below").errno()).isZero();
        assertThat(guest.removeDirectory("made").errno()).isZero();
        assertThat(data).isDirectoryNotContaining("regex:.*(made|wasm-plugins).*");
    }

    @Test
    void stat_showsSizeAndTypeAndNothingOfTheHost() {
        ByteBuffer stat = ByteBuffer.wrap(guest.stat("a.txt", 0).answer().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(stat.getLong(0)).as("device").isEqualTo(1);
        assertThat(stat.get(16)).as("type").isEqualTo((byte) 4);
        assertThat(stat.getLong(24)).as("links").isEqualTo(1);
        assertThat(stat.getLong(32)).as("size").isEqualTo(5);
        int fd = open("a.txt", 0, FilesGuest.READ);
        assertThat(guest.statDescriptor(fd).answer().bytes()).isEqualTo(guest.stat("a.txt", 0).answer().bytes());
        assertThat(guest.stat("", 0).errno()).as("the mount itself").isZero();
        assertThat(guest.stat("missing", 0).errno()).isEqualTo(WasiErrno.NOENT);
    }

    @Test
    void times_areSet() throws IOException {
        assertThat(guest.setTimes("a.txt", 1_000_000_000).errno()).isZero();
        assertThat(Files.getLastModifiedTime(data.resolve("a.txt")).toInstant()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(guest.setTimes("missing", 1).errno()).isEqualTo(WasiErrno.NOENT);
    }

    @Test
    void linkInside_isFollowed() throws IOException {
        Files.createSymbolicLink(data.resolve("to-file"), Path.of("sub/deep/b.txt"));
        Files.createSymbolicLink(data.resolve("sub/to-directory"), Path.of("deep/../../sub/deep"));
        assertThat(guest.contents("to-file")).isEqualTo("below");
        assertThat(guest.contents("sub/to-directory/b.txt")).isEqualTo("below");
        assertThat(guest.open("to-file", FilesGuest.READ).flags(0, 0).errno()).as("no follow").isEqualTo(WasiErrno.LOOP);
        assertThat(guest.stat("to-file", 0).answer().bytes()[16]).as("type of the link").isEqualTo((byte) 7);
        assertThat(guest.stat("to-file", FilesGuest.FOLLOW).answer().bytes()[16]).as("type of the file").isEqualTo((byte) 4);
    }

    @Test
    void linkThatLeadsNowhere_isListed() throws IOException {
        Files.createSymbolicLink(data.resolve("nowhere"), Path.of("missing"));
        assertThat(names(FilesGuest.MOUNT)).contains("nowhere 7");
        assertThat(guest.stat("nowhere", FilesGuest.FOLLOW).errno()).isEqualTo(WasiErrno.NOENT);
        assertThat(guest.open("nowhere", FilesGuest.READ).errno()).isEqualTo(WasiErrno.NOENT);
    }

    /** A directory of links, as Kubernetes makes it. */
    @Test
    void configMap_isRead() throws IOException {
        Files.createDirectory(data.resolve("..2026_11_22"));
        Files.writeString(data.resolve("..2026_11_22/key"), "value");
        Files.createSymbolicLink(data.resolve("..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(data.resolve("key"), Path.of("..data/key"));
        assertThat(guest.contents("key")).isEqualTo("value");
    }

    @Test
    void pluginWithoutPermission_hasNoMounts() {
        try (var none = new FilesGuest(NONE, Map.of("/data", data))) {
            assertThat(none.mountNameLength(FilesGuest.MOUNT).errno()).isEqualTo(8);
            assertThat(none.open("a.txt", FilesGuest.READ).errno()).isEqualTo(8);
            assertThat(none.hardLink("a.txt", "b").errno()).isEqualTo(8);
        }
    }

    @Test
    void readOnlyMount_isReadAndNeverWritten() throws IOException {
        FileTime before = Files.getLastModifiedTime(data.resolve("a.txt"));
        try (var reader = new FilesGuest(READ_ONLY, Map.of("/data", data))) {
            assertThat(reader.contents("a.txt")).isEqualTo("hello");
            assertThat(reader.open("a.txt", FilesGuest.WRITE).errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.open("a.txt", FilesGuest.READ | FilesGuest.WRITE).errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.open("a.txt", FilesGuest.TRUNCATE, FilesGuest.READ).errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.open("a.txt", FilesGuest.READ).other(FilesGuest.APPEND).errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.open("new", FilesGuest.CREATE, FilesGuest.READ).errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.makeDirectory("new").errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.removeDirectory("sub/deep").errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.unlink("a.txt").errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.rename("a.txt", "b.txt").errno()).isEqualTo(WasiErrno.ROFS);
            assertThat(reader.hardLink("a.txt", "b.txt").errno()).isEqualTo(WasiErrno.PERM);
            assertThat(reader.symbolicLink("a.txt", "b.txt").errno()).isEqualTo(WasiErrno.PERM);
            assertThat(reader.setTimes("a.txt", 1).errno()).isEqualTo(WasiErrno.ROFS);
            int fd = reader.open("a.txt", FilesGuest.READ).answer().number();
            assertThat(reader.write(fd, "x").errno()).isEqualTo(WasiErrno.NOTCAPABLE);
            assertThat(reader.setSize(fd, 0).errno()).isEqualTo(WasiErrno.NOTCAPABLE);
            assertThat(reader.setSize(fd, 100).errno()).isEqualTo(WasiErrno.NOTCAPABLE);
            assertThat(reader.allocate(fd, 0, 100).errno()).isEqualTo(WasiErrno.NOTCAPABLE);
            assertThat(reader.setTimesOfDescriptor(fd, 1).errno()).isEqualTo(WasiErrno.ROFS);
        }
        assertThat(data.resolve("a.txt")).hasContent("hello");
        assertThat(Files.getLastModifiedTime(data.resolve("a.txt"))).isEqualTo(before);
        assertThat(data).isDirectoryNotContaining("glob:**/{new,b.txt}");
    }

    private int open(String path, int flags, int rights) {
        FilesGuest.Answer answer = guest.open(path, flags, rights).answer();
        assertThat(answer.errno()).as("open %s", path).isZero();
        return answer.number();
    }

    private List<String> names(int fd) {
        FilesGuest.Answer answer = guest.list(fd, 0).answer();
        assertThat(answer.errno()).isZero();
        ByteBuffer entries = ByteBuffer.wrap(answer.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        int end = 4 + entries.getInt();
        while (entries.position() < end) {
            entries.position(entries.position() + 16);
            var name = new byte[entries.getInt()];
            int type = entries.getInt();
            entries.get(name);
            names.add(new String(name, StandardCharsets.UTF_8) + " " + type);
        }
        return names;
    }
}
