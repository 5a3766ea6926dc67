package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;

/**
 * A path in a mount, relative to the mount's directory. It is only a list of names; nothing is known about the files.
 * Immutable.
 */
final class MountPath implements Path {

    private final MountFileSystem mount;
    private final Path names;

    MountPath(MountFileSystem mount, Path names) {
        this.mount = mount;
        this.names = names;
    }

    /** Returns the names as a path of the JVM's file system, which must never be used there unchanged. */
    Path names() {
        return names;
    }

    private MountPath with(Path other) {
        return other == null ? null : new MountPath(mount, other);
    }

    private Path namesOf(Path other) {
        if (other instanceof MountPath path && path.mount == mount) {
            return path.names;
        }
        throw new ProviderMismatchException();
    }

    @Override
    public MountFileSystem getFileSystem() {
        return mount;
    }

    @Override
    public boolean isAbsolute() {
        return names.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return with(names.getRoot());
    }

    @Override
    public Path getFileName() {
        return with(names.getFileName());
    }

    @Override
    public Path getParent() {
        return with(names.getParent());
    }

    @Override
    public int getNameCount() {
        return names.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return with(names.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return with(names.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof MountPath path && path.mount == mount && names.startsWith(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof MountPath path && path.mount == mount && names.endsWith(path.names);
    }

    @Override
    public Path normalize() {
        return with(names.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return with(names.resolve(namesOf(other)));
    }

    @Override
    public Path relativize(Path other) {
        return with(names.relativize(namesOf(other)));
    }

    @Override
    public Path toAbsolutePath() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return mount.provider().real(this);
    }

    @Override
    public URI toUri() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return names.compareTo(namesOf(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MountPath path && path.mount == mount && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mount, names);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
