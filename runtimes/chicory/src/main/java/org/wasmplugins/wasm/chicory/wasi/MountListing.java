package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The entries of a directory in a mount. Checks for interrupts, so that a large directory does not outlive the deadline of
 * the call.
 */
record MountListing(MountPath directory, DirectoryStream<Path> names) implements DirectoryStream<Path> {

    static MountListing of(MountPath directory) throws IOException {
        try (MountPlace place = MountPlace.of(directory, true)) {
            return new MountListing(directory, place.enter());
        }
    }

    @Override
    public Iterator<Path> iterator() {
        Iterator<Path> all = names.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (Thread.currentThread().isInterrupted()) {
                    throw new DirectoryIteratorException(new InterruptedIOException());
                }
                return all.hasNext();
            }

            @Override
            public Path next() {
                return directory.getFileSystem().path(directory.names().resolve(all.next().getFileName()));
            }
        };
    }

    @Override
    public void close() throws IOException {
        names.close();
    }
}
