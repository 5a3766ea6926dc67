package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.FilesystemAccess.READ_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.wasm.chicory.wasi.FilesGuest.Call;

/** Whatever a plugin tries, nothing outside of its mounts is read, written, made, looked at or listed. */
@Timeout(60)
class WasiFilesEscapeTest {

    private static final int ALL = FilesGuest.READ | FilesGuest.WRITE;

    @TempDir
    Path temporary;
    private Path data;
    private Path outside;
    private FilesGuest guest;

    @BeforeEach
    void start() throws IOException {
        data = Files.createDirectory(temporary.resolve("data"));
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(data.resolve("a.txt"), "hello");
        Files.createDirectory(data.resolve("sub"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectory(outside.resolve("empty"));
        var mounts = new TreeMap<String, Path>();
        mounts.put("/data", data);
        mounts.put("/more", Files.createDirectory(temporary.resolve("more")));
        guest = new FilesGuest(READ_WRITE, mounts);
    }

    @AfterEach
    void stop() throws IOException {
        guest.close();
        assertThat(outside.resolve("secret")).hasContent("secret");
        try (Stream<Path> names = Files.list(outside)) {
            assertThat(names.map(name -> name.getFileName().toString())).containsExactlyInAnyOrder("secret", "empty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "../outside", "sub/../../outside", "./../outside", "sub/./.././../outside", "..//outside" })
    void pathThatLeadsUp_isRefused(String up) {
        everyCallIsRefused(up + "/secret", up + "/empty");
        refused(guest.stat(up + "/secret", 0));
    }

    @Test
    void parentItself_isRefused() {
        refused(guest.open("..", FilesGuest.DIRECTORY, FilesGuest.READ));
        refused(guest.stat("..", 0));
    }

    @Test
    void parentOfADirectoryThatIsOpen_isRefused() {
        int sub = guest.open("sub", FilesGuest.DIRECTORY, FilesGuest.READ).answer().number();
        refused(guest.open("../../outside/secret", FilesGuest.READ).on(sub));
    }

    @Test
    void absolutePath_isRefused() {
        everyCallIsRefused(outside.resolve("secret").toString(), outside.resolve("empty").toString());
        refused(guest.open(data.resolve("a.txt").toString(), FilesGuest.READ));
        refused(guest.open("/", FilesGuest.DIRECTORY, FilesGuest.READ));
    }

    @Test
    void linksOut_areRefused() throws IOException {
        link("file", outside.resolve("secret"));
        link("directory", outside.resolve("empty"));
        everyCallIsRefused("file", "directory");
    }

    @Test
    void relativeLinksOut_areRefused() throws IOException {
        link("sub/file", Path.of("../../outside/secret"));
        link("sub/directory", Path.of("../../outside/empty"));
        everyCallIsRefused("sub/file", "sub/directory");
    }

    @Test
    void linkOutOnTheWay_isRefused() throws IOException {
        link("out", outside);
        everyCallIsRefused("out/secret", "out/empty");
        refused(guest.stat("out/secret", 0));
    }

    @Test
    void linkToALinkOut_isRefused() throws IOException {
        link("out", outside);
        link("second", Path.of("out/secret"));
        link("third", Path.of("sub/../out/empty"));
        everyCallIsRefused("second", "third");
    }

    @Test
    void absoluteLinkIntoTheMount_isRefused() throws IOException {
        link("absolute", data.resolve("a.txt"));
        refused(guest.open("absolute", FilesGuest.READ));
    }

    @Test
    void danglingLinkOut_makesNothing() throws IOException {
        link("dangling", outside.resolve("made"));
        refused(guest.open("dangling", FilesGuest.CREATE, ALL));
        refused(guest.open("dangling", FilesGuest.CREATE | FilesGuest.EXCLUSIVE, ALL));
    }

    @Test
    void linkThatIsNotToBeFollowed_isALoop() throws IOException {
        link("file", outside.resolve("secret"));
        assertThat(guest.open("file", FilesGuest.READ).flags(0, 0).errno()).isEqualTo(WasiErrno.LOOP);
    }

    @Test
    void loopOfLinks_ends() throws IOException {
        link("one", Path.of("two"));
        link("two", Path.of("one"));
        assertThat(guest.open("one", FilesGuest.READ).errno()).isEqualTo(WasiErrno.LOOP);
        assertThat(guest.stat("one/x", FilesGuest.FOLLOW).errno()).isEqualTo(WasiErrno.LOOP);
    }

    @Test
    void linkOut_isListedAsALink() throws IOException {
        link("file", outside.resolve("secret"));
        int fd = guest.open(".", FilesGuest.DIRECTORY, FilesGuest.READ).answer().number();
        FilesGuest.Answer listed = guest.list(fd, 0).answer();
        assertThat(listed.errno()).isZero();
        assertThat(listed.text()).contains("file", "a.txt").doesNotContain("secret", "outside");
        assertThat(guest.stat("file", 0).answer().bytes()[16]).isEqualTo((byte) 7);
    }

    @Test
    void linkText_isNotShown() throws IOException {
        link("inside", Path.of("a.txt"));
        refused(guest.readLink("inside"));
    }

    @Test
    void hardLink_isNotMade() {
        refused(guest.hardLink("a.txt", "b.txt"));
        assertThat(data.resolve("b.txt")).doesNotExist();
    }

    @Test
    void symbolicLink_isNotMade() {
        refused(guest.symbolicLink("a.txt", "b.txt"));
        assertThat(Files.exists(data.resolve("b.txt"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void renameToAnotherMount_isRefused() {
        assertThat(guest.rename("a.txt", "a.txt").other(4).errno()).isEqualTo(WasiErrno.XDEV);
        assertThat(data.resolve("a.txt")).hasContent("hello");
        assertThat(temporary.resolve("more")).isEmptyDirectory();
    }

    @Test
    void mountItself_isNeitherRemovedNorReplaced() {
        refused(guest.removeDirectory("."));
        refused(guest.removeDirectory(""));
        refused(guest.rename(".", "sub/x"));
        refused(guest.rename("sub", "."));
    }

    @Test
    void fifo_isNeitherOpenedNorTouched() throws Exception {
        Path fifo = data.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor(10, TimeUnit.SECONDS)).isTrue();
        refused(guest.open("fifo", FilesGuest.READ));
        refused(guest.open("fifo", ALL));
        refused(guest.open("fifo", FilesGuest.CREATE | FilesGuest.TRUNCATE, FilesGuest.WRITE));
        refused(guest.setTimes("fifo", 1));
        refused(guest.unlink("fifo"));
        refused(guest.rename("fifo", "other"));
        refused(guest.rename("a.txt", "fifo"));
        assertThat(guest.open("fifo/x", FilesGuest.READ).errno()).isEqualTo(WasiErrno.NOTDIR);
        assertThat(guest.open("fifo", FilesGuest.DIRECTORY, FilesGuest.READ).errno()).isEqualTo(WasiErrno.NOTDIR);
        assertThat(guest.stat("fifo", 0).answer().bytes()[16]).as("type unknown").isZero();
    }

    @Test
    void device_isNotOpened() throws IOException {
        try (var devices = new FilesGuest(READ_WRITE, Map.of("/dev", Path.of("/dev")))) {
            refused(devices.open("zero", FilesGuest.READ));
            refused(devices.open("null", FilesGuest.WRITE));
        }
    }

    @Test
    void namesThatAreNone_areRefused() {
        refused(guest.open("a.txt\0/../../outside", FilesGuest.READ));
        assertThat(guest.open("a.txt\0", FilesGuest.READ).errno()).isEqualTo(WasiErrno.INVAL);
        refused(guest.makeDirectory("new\0"));
        refused(guest.open("", FilesGuest.CREATE, ALL).path(new byte[] { 'a', (byte) 0xff, (byte) 0xfe }));
        refused(guest.makeDirectory("").path(new byte[] { (byte) 0xc0, (byte) 0xaf }));
        assertThat(data).isDirectoryNotContaining("regex:.*new.*")
                .isDirectoryNotContaining(file -> file.toString().contains("\uFFFD"));
    }

    @Test
    void namesThatAreTooLong_areRefused() {
        String megabyte = "x".repeat(1 << 20);
        assertThat(guest.open(megabyte, FilesGuest.CREATE, ALL).errno()).isEqualTo(WasiErrno.NAMETOOLONG);
        assertThat(guest.rename("a.txt", megabyte).errno()).isEqualTo(WasiErrno.NAMETOOLONG);
        assertThat(guest.makeDirectory("x".repeat(300)).errno()).isNotZero();
        assertThat(guest.stat("x/".repeat(2_000), 0).errno()).isEqualTo(WasiErrno.NOENT);
    }

    @Test
    void nonsenseNumbers_areErrors() {
        int fd = guest.open("a.txt", ALL).answer().number();
        assertThat(guest.setSize(fd, -1).errno()).isEqualTo(WasiErrno.INVAL);
        assertThat(guest.setSize(fd, Long.MIN_VALUE).errno()).isEqualTo(WasiErrno.INVAL);
        assertThat(guest.allocate(fd, Long.MAX_VALUE, Long.MAX_VALUE).errno()).isZero();
        assertThat(guest.allocate(fd, -1, -1).errno()).isEqualTo(WasiErrno.INVAL);
        assertThat(guest.setSize(fd, Long.MAX_VALUE).errno()).isNotZero();
        assertThat(data.resolve("a.txt")).hasContent("hello");
        assertThat(guest.statDescriptor(FilesGuest.MOUNT).errno()).isEqualTo(WasiErrno.NOTSUP);
        assertThat(guest.open("a.txt", FilesGuest.READ).flags(-1, -1).other(-1).errno()).isNotZero();
    }

    @Test
    void manyLinksInAChain_areALoop() throws IOException {
        link("l0", Path.of("a.txt"));
        for (int i : IntStream.range(1, 40).toArray()) {
            link("l" + i, Path.of("l" + (i - 1)));
        }
        assertThat(guest.contents("l10")).isEqualTo("hello");
        assertThat(guest.open("l39", FilesGuest.READ).errno()).isEqualTo(WasiErrno.LOOP);
    }

    @Test
    void nameInUtf8_isFine() {
        int fd = guest.open("grün-日本.txt", FilesGuest.CREATE, FilesGuest.WRITE).answer().number();
        guest.write(fd, "x").answer();
        assertThat(new String(data.resolve("grün-日本.txt").toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .satisfies(name -> assertThat(Path.of(name)).hasContent("x"));
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(data.resolve(name), target);
    }

    private static void refused(Call call) {
        assertThat(call.errno()).isIn(WasiErrno.ACCES, WasiErrno.PERM, WasiErrno.NOTCAPABLE);
    }

    /** Each call that takes a path. */
    private void everyCallIsRefused(String path, String directory) {
        refused(guest.open(path, FilesGuest.READ));
        refused(guest.open(path, ALL));
        refused(guest.open(path, FilesGuest.TRUNCATE, ALL));
        refused(guest.open(path, FilesGuest.CREATE, ALL));
        refused(guest.open(directory + "/new", FilesGuest.CREATE | FilesGuest.EXCLUSIVE, ALL));
        refused(guest.open(directory, FilesGuest.DIRECTORY, FilesGuest.READ));
        refused(guest.stat(path, FilesGuest.FOLLOW));
        refused(guest.setTimes(path, 1));
        refused(guest.makeDirectory(directory + "/new"));
        assertThat(guest.removeDirectory(directory).errno()).isIn(WasiErrno.ACCES, WasiErrno.NOTCAPABLE, WasiErrno.NOTDIR);
        refused(guest.unlink(path));
        refused(guest.rename(path, "taken"));
        refused(guest.rename("a.txt", path));
        refused(guest.rename("a.txt", directory + "/new"));
        refused(guest.hardLink(path, "taken"));
        refused(guest.hardLink("a.txt", path + "-new"));
        refused(guest.symbolicLink(path, "taken"));
        refused(guest.readLink(path));
        assertThat(data.resolve("a.txt")).hasContent("hello");
        assertThat(data.resolve("taken")).doesNotExist();
    }
}
