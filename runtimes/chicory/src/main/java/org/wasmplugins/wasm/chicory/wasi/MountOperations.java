package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wasmplugins.wasm.chicory.wasi.WasiErrno.Refused;

/** The operations in mounts. Each opens its directory first and works relative to that, not by a path. */
final class MountOperations {

    private static final String UNFINISHED = ".wasm-plugins-";

    private final OpenFiles files;

    MountOperations(OpenFiles files) {
        this.files = files;
    }

    private static MountFileSystem requireWritable(MountPath path) throws IOException {
        if (path.getFileSystem().isReadOnly()) {
            throw new Refused(WasiErrno.ROFS);
        }
        return path.getFileSystem();
    }

    static MountPath real(MountPath path) throws IOException {
        try (MountPlace place = MountPlace.of(path, true)) {
            Path real = Path.of("");
            for (Path name : place.names()) {
                real = real.resolve(name);
            }
            return path.getFileSystem().path(real);
        }
    }

    static BasicFileAttributes attributes(MountPath path, boolean follow) throws IOException {
        try (MountPlace place = MountPlace.of(path, follow)) {
            return place.existing();
        }
    }

    /**
     * Returns the attributes of a file, also for listings. A link that leads nowhere is shown as a link; nothing is shown
     * above the mount's directory.
     */
    static BasicFileAttributes shown(MountPath path, boolean follow) throws IOException {
        MountFileSystem mount = path.getFileSystem();
        try {
            return attributes(path, follow);
        } catch (Refused | NoSuchFileException e) {
            return path.endsWith(mount.path(Path.of(".."))) ? attributes(mount.path(Path.of("")), false)
                    : attributes(path, false);
        }
    }

    FileChannel open(MountPath path, Set<? extends OpenOption> options, boolean follow) throws IOException {
        boolean writes = options.stream()
                .anyMatch(option -> option != StandardOpenOption.READ && option != LinkOption.NOFOLLOW_LINKS);
        if (writes) {
            requireWritable(path);
        }
        try (MountPlace place = MountPlace.of(path, follow)) {
            Optional<BasicFileAttributes> there = place.attributes();
            if (there.isPresent() && !there.get().isRegularFile()) {
                throw new Refused(there.get().isDirectory() ? WasiErrno.ISDIR : WasiErrno.ACCES);
            }
            var all = new HashSet<OpenOption>(options);
            all.add(LinkOption.NOFOLLOW_LINKS);
            return files.add((FileChannel) place.directory().newByteChannel(place.name(), all));
        }
    }

    /**
     * Creates a directory. Makes it in the mount's directory and moves it to its place, because Java cannot create a
     * directory relative to an open one.
     */
    Void createDirectory(MountPath path) throws IOException {
        MountFileSystem mount = requireWritable(path);
        try (MountPlace place = MountPlace.of(path, false)) {
            if (place.attributes().isPresent()) {
                throw new FileAlreadyExistsException(path.toString());
            }
            Path unfinished = mount.directory().resolve(UNFINISHED + UUID.randomUUID());
            Files.createDirectory(unfinished);
            try (SecureDirectoryStream<Path> top = mount.open()) {
                top.move(unfinished.getFileName(), place.directory(), place.name());
            } catch (IOException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
        }
        return null;
    }

    Void delete(MountPath path) throws IOException {
        requireWritable(path);
        try (MountPlace place = MountPlace.of(path, false)) {
            if (place.requireBelow().usable().isDirectory()) {
                place.directory().deleteDirectory(place.name());
            } else {
                place.directory().deleteFile(place.name());
            }
        }
        return null;
    }

    Void move(MountPath source, MountPath target) throws IOException {
        if (requireWritable(source) != requireWritable(target)) {
            throw new Refused(WasiErrno.XDEV);
        }
        try (MountPlace from = MountPlace.of(source, false); MountPlace to = MountPlace.of(target, false)) {
            from.requireBelow().usable();
            if (to.requireBelow().attributes().isPresent()) {
                to.usable();
            }
            from.directory().move(from.name(), to.directory(), to.name());
        }
        return null;
    }

    Void setTimes(MountPath path, MountTimes.Times times) throws IOException {
        requireWritable(path);
        try (MountPlace place = MountPlace.of(path, true)) {
            place.usable();
            place.view().setTimes(times.modified(), times.accessed(), null);
        }
        return null;
    }
}
