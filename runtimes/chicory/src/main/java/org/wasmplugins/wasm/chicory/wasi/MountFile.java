package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/**
 * An open file of an instance. Reads and writes at most a mebibyte at a time, which a guest must expect anyway. The JVM keeps
 * a buffer outside of its heap for each thread, as large as the largest read or write.
 */
final class MountFile extends FileChannel {

    private static final int MAX_BYTES = 1 << 20;

    private final FileChannel file;
    private final Consumer<MountFile> onClose;

    MountFile(FileChannel file, Consumer<MountFile> onClose) {
        this.file = file;
        this.onClose = onClose;
    }

    private interface Transfer {
        int run(ByteBuffer buffer) throws IOException;
    }

    private static int bounded(ByteBuffer buffer, Transfer transfer) throws IOException {
        int limit = buffer.limit();
        buffer.limit(buffer.position() + Math.min(buffer.remaining(), MAX_BYTES));
        try {
            return transfer.run(buffer);
        } finally {
            buffer.limit(limit);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return bounded(target, file::read);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return bounded(target, part -> file.read(part, position));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return bounded(source, file::write);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return bounded(source, part -> file.write(part, position));
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        onClose.accept(this);
        file.close();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
