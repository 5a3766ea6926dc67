package org.wasmplugins.wasm.chicory.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open files of one instance. May be closed from any thread. */
final class OpenFiles implements Closeable {

    private final Set<MountFile> files = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FileChannel add(FileChannel channel) throws IOException {
        var file = new MountFile(channel, files::remove);
        files.add(file);
        if (closed) {
            file.close();
            throw new ClosedChannelException();
        }
        return file;
    }

    /** Closes all files. No file can be opened afterwards. */
    @Override
    public void close() {
        closed = true;
        IOException failure = null;
        for (var file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }
}
