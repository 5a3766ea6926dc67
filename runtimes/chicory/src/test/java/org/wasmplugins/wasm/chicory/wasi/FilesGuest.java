package org.wasmplugins.wasm.chicory.wasi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The guest {@code files}, which makes the WASI calls that a test wants to see. */
final class FilesGuest implements AutoCloseable {

    static final int MOUNT = 3;
    static final int FOLLOW = 1;
    static final int CREATE = 1;
    static final int DIRECTORY = 2;
    static final int EXCLUSIVE = 4;
    static final int TRUNCATE = 8;
    static final int APPEND = 1;
    static final int READ = 1 << 1;
    static final int WRITE = 1 << 6;

    private static final int HEADER = 40;

    private final PluginContainer container;

    FilesGuest(FilesystemAccess access, Map<String, Path> mounts) {
        this(access, mounts, Duration.ofSeconds(20));
    }

    FilesGuest(FilesystemAccess access, Map<String, Path> mounts, Duration time) {
        var limits = new ResourceLimits(time, 8_000_000, 1_000, 1_000_000);
        PluginManifest manifest = PluginManifest.builder(PluginId.of("files"), new PluginVersion("1.0.0")).module("files.wasm")
                .serialization(List.of(SerializationFormat.RAW)).events(List.of(new EventPattern("*")))
                .permissions(PermissionSet.of(Set.of(), Set.of(), limits, new Capabilities(List.of(), access))).build();
        container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(plugin -> Optional.of(Modules.compiled("files")),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))))
                .plugins(List.of(manifest)).mounts(plugin -> mounts).build();
        container.start();
    }

    @Override
    public void close() {
        container.close();
    }

    /** What a call came to. */
    record Answer(int errno, byte[] bytes) {

        int number() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        }

        /** Behind the number of bytes. */
        String text() {
            return new String(bytes, 4, number(), StandardCharsets.UTF_8);
        }
    }

    /** One call; what is not set is 0 or empty. */
    final class Call {

        private final int what;
        private int descriptor = MOUNT;
        private int flags;
        private int more;
        private int other = MOUNT;
        private long a;
        private long b;
        private byte[] path = {};
        private byte[] target = {};

        private Call(int what) {
            this.what = what;
        }

        Call on(int fd) {
            descriptor = fd;
            return this;
        }

        Call flags(int first, int second) {
            flags = first;
            more = second;
            return this;
        }

        Call other(int fdOrFlags) {
            other = fdOrFlags;
            return this;
        }

        Call with(long first, long second) {
            a = first;
            b = second;
            return this;
        }

        Call path(String text) {
            return path(text.getBytes(StandardCharsets.UTF_8));
        }

        Call path(byte[] bytes) {
            path = bytes;
            return this;
        }

        Call target(String text) {
            target = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Answer answer() {
            byte[] event = ByteBuffer.allocate(HEADER + path.length + target.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(what).putInt(descriptor).putInt(flags).putInt(more).putLong(a).putLong(b).putInt(path.length)
                    .putInt(other).put(path).put(target).array();
            var bytes = (byte[]) container.manager().sendEvent(PluginEvent.to("files", "do", event)).await()
                    .atMost(Duration.ofSeconds(30)).data();
            return new Answer(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(),
                    Arrays.copyOfRange(bytes, 4, bytes.length));
        }

        int errno() {
            return answer().errno();
        }
    }

    private Call call(int what) {
        return new Call(what);
    }

    Call open(String path, int rights) {
        return call(1).path(path).flags(FOLLOW, 0).with(rights, 0).other(0);
    }

    Call open(String path, int openFlags, int rights) {
        return open(path, rights).flags(FOLLOW, openFlags);
    }

    Call read(int fd, int length) {
        return call(2).on(fd).with(length, 0);
    }

    Call write(int fd, String text) {
        return call(3).on(fd).path(text);
    }

    Call closeFile(int fd) {
        return call(4).on(fd);
    }

    Call list(int fd, long cookie) {
        return call(5).on(fd).with(8_192, cookie);
    }

    Call stat(String path, int flags) {
        return call(6).path(path).flags(flags, 0);
    }

    Call makeDirectory(String path) {
        return call(7).path(path);
    }

    Call removeDirectory(String path) {
        return call(8).path(path);
    }

    Call unlink(String path) {
        return call(9).path(path);
    }

    Call rename(String path, String target) {
        return call(10).path(path).target(target);
    }

    Call hardLink(String path, String target) {
        return call(11).path(path).target(target);
    }

    Call symbolicLink(String path, String target) {
        return call(12).path(path).target(target);
    }

    Call readLink(String path) {
        return call(13).path(path);
    }

    Call setTimes(String path, long nanos) {
        return call(14).path(path).with(nanos, nanos).flags(FOLLOW, 1 | 4);
    }

    Call setSize(int fd, long size) {
        return call(15).on(fd).with(size, 0);
    }

    Call allocate(int fd, long offset, long length) {
        return call(16).on(fd).with(offset, length);
    }

    Call mountNameLength(int fd) {
        return call(17).on(fd);
    }

    Call mountName(int fd, int length) {
        return call(18).on(fd).with(length, 0);
    }

    Call renumber(int from, int to) {
        return call(19).on(from).other(to);
    }

    Call statDescriptor(int fd) {
        return call(20).on(fd);
    }

    Call setTimesOfDescriptor(int fd, long nanos) {
        return call(21).on(fd).with(nanos, nanos).flags(0, 1 | 4);
    }

    Call readForEver(int fd) {
        return call(22).on(fd);
    }

    Call writeVectors(int fd, int count, int length) {
        return call(23).on(fd).flags(count, 0).with(length, 0);
    }

    Call readVectors(int fd, int count, int length) {
        return call(24).on(fd).flags(count, 0).with(length, 0);
    }

    Call seek(int fd, long offset, int whence) {
        return call(25).on(fd).flags(whence, 0).with(offset, 0);
    }

    Call trap() {
        return call(0);
    }

    /** The whole file, as a plugin reads it. */
    String contents(String path) {
        int fd = open(path, READ).answer().number();
        String text = read(fd, 1_000).answer().text();
        closeFile(fd).answer();
        return text;
    }
}
