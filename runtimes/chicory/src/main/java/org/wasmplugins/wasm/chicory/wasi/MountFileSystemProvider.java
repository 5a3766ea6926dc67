package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.wasm.chicory.wasi.WasiErrno.Refused;

/**
 * The file system of one instance's mounts, with the operations that the engine's WASI uses through {@code Files}. The engine
 * reports a failure to the guest without its reason, so this class keeps the last failure for {@link WasiGuard}.
 */
final class MountFileSystemProvider extends FileSystemProvider {

    private final MountOperations operations;
    private int lastErrno;

    MountFileSystemProvider(OpenFiles files) {
        operations = new MountOperations(files);
    }

    /** Returns the error number of the last failure since the previous call of this method; 0 if there was none. */
    int pollErrno() {
        int errno = lastErrno;
        lastErrno = WasiErrno.SUCCESS;
        return errno;
    }

    private interface Operation<T> {
        T run() throws IOException;
    }

    private <T> T noting(Operation<T> operation) throws IOException {
        try {
            return operation.run();
        } catch (IOException e) {
            lastErrno = WasiErrno.of(e);
            throw e;
        }
    }

    private static MountPath mount(Path path) {
        if (path instanceof MountPath mounted) {
            return mounted;
        }
        throw new ProviderMismatchException();
    }

    private static boolean follows(Object... options) {
        return !Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the path of the same file without links on the way. */
    MountPath real(MountPath path) throws IOException {
        return noting(() -> MountOperations.real(path));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return real(mount(link));
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return noting(() -> operations.open(mount(path), options, follows(options.toArray())));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return noting(() -> MountListing.of(mount(directory)));
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        noting(() -> operations.createDirectory(mount(directory)));
    }

    @Override
    public void delete(Path path) throws IOException {
        noting(() -> operations.delete(mount(path)));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        noting(() -> operations.move(mount(source), mount(target)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        noting(() -> {
            throw new Refused(WasiErrno.PERM);
        });
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        noting(() -> MountOperations.attributes(mount(path), true));
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException();
        }
        return type.cast(noting(() -> MountOperations.attributes(mount(path), follows((Object[]) options))));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        if (!attributes.equals(MountAttributes.VIEW + ":*")) {
            throw new UnsupportedOperationException();
        }
        return noting(() -> MountAttributes.of(MountOperations.shown(mount(path), follows((Object[]) options))));
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return type != BasicFileAttributeView.class ? null
                : type.cast(new MountTimes(this, mount(path)));
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    /** Sets the times of a file. Called by {@link MountTimes}. */
    void setTimes(MountPath path, MountTimes.Times times) throws IOException {
        noting(() -> operations.setTimes(path, times));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return real(mount(one)).equals(real(mount(other)));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public String getScheme() {
        return "mount";
    }

    @Override
    public MountFileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MountFileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }
}
