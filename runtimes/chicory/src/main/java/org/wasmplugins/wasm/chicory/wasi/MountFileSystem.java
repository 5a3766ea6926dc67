package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

import org.wasmplugins.runtime.Mount;

/** A file system that shows one mount to one instance. */
final class MountFileSystem extends FileSystem {

    /** The character that Java puts in the place of bytes that are not UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final MountFileSystemProvider provider;
    private final Mount mount;

    MountFileSystem(MountFileSystemProvider provider, Mount mount) {
        this.provider = provider;
        this.mount = mount;
    }

    /** Returns the mount's directory. The operator chose its path, which is trusted. */
    Path directory() {
        return mount.directory();
    }

    /** Opens the mount's directory. All files below are opened relative to it. */
    SecureDirectoryStream<Path> open() throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(mount.directory());
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new NotDirectoryException(mount.guestPath());
    }

    MountPath path(Path names) {
        return new MountPath(this, names);
    }

    @Override
    public MountFileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        if (first.indexOf(NOT_UTF_8) >= 0) {
            throw new InvalidPathException(first, "not UTF-8");
        }
        return path(mount.directory().getFileSystem().getPath(first, more));
    }

    @Override
    public boolean isReadOnly() {
        return !mount.writable();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", MountAttributes.VIEW);
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(path(Path.of("")));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
