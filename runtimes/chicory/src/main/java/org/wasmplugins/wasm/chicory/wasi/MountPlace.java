package org.wasmplugins.wasm.chicory.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.wasm.chicory.wasi.WasiErrno.Refused;

/**
 * Where a path leads: a name in a directory that is open. Each directory on the way was opened relative to the one before and
 * without following links, so what is done to the name in the open directory happens inside the mount, whatever happens to
 * the names of the directories meanwhile. Links are followed here, name by name, and never out of the mount.
 *
 * @param directory open, closed with this
 * @param names the whole way from the mount's directory, without links; none for that directory itself
 */
record MountPlace(SecureDirectoryStream<Path> directory, List<Path> names) implements AutoCloseable {

    private static final int MAX_LINKS = 16;

    /** @param follow whether a link is followed that the last name is */
    static MountPlace of(MountPath path, boolean follow) throws IOException {
        MountFileSystem mount = path.getFileSystem();
        List<Path> names = inside(path.names());
        for (int links = 0; links <= MAX_LINKS; links++) {
            SecureDirectoryStream<Path> directory = mount.open();
            boolean found = false;
            try {
                int link = -1;
                for (int i = 0; link < 0 && i < names.size(); i++) {
                    boolean last = i == names.size() - 1;
                    Optional<BasicFileAttributes> attributes = attributes(directory, names.get(i));
                    if (attributes.map(BasicFileAttributes::isSymbolicLink).orElse(false) && (!last || follow)) {
                        link = i;
                    } else if (!last) {
                        SecureDirectoryStream<Path> next = enter(directory, names.get(i), attributes);
                        directory.close();
                        directory = next;
                    }
                }
                if (link < 0) {
                    found = true;
                    return new MountPlace(directory, names);
                }
                names = splice(mount, names, link);
            } finally {
                if (!found) {
                    directory.close();
                }
            }
        }
        throw new Refused(WasiErrno.LOOP);
    }

    /** The text of the link may be anybody's; the names in it are walked like all others. */
    private static List<Path> splice(MountFileSystem mount, List<Path> names, int link) throws IOException {
        Path way = mount.directory();
        for (Path name : names.subList(0, link + 1)) {
            way = way.resolve(name);
        }
        Path spliced = Files.readSymbolicLink(way);
        for (Path name : names.subList(link + 1, names.size())) {
            spliced = spliced.resolve(name);
        }
        for (int i = link - 1; i >= 0 && !spliced.isAbsolute(); i--) {
            spliced = names.get(i).resolve(spliced);
        }
        return inside(spliced);
    }

    private static List<Path> inside(Path path) throws IOException {
        var names = new ArrayList<Path>();
        Path normal = path.normalize();
        if (normal.isAbsolute() || normal.startsWith("..")) {
            throw new Refused(WasiErrno.NOTCAPABLE);
        }
        normal.forEach(names::add);
        return normal.toString().isEmpty() ? List.of() : List.copyOf(names);
    }

    private static SecureDirectoryStream<Path> enter(SecureDirectoryStream<Path> directory, Path name,
            Optional<BasicFileAttributes> attributes) throws IOException {
        // Opening anything else than a directory could wait for ever: a FIFO waits for somebody who writes.
        if (!attributes.orElseThrow(() -> new NoSuchFileException(name.toString())).isDirectory()) {
            throw new NotDirectoryException(name.toString());
        }
        return directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<BasicFileAttributes> attributes(SecureDirectoryStream<Path> directory, Path name)
            throws IOException {
        try {
            return Optional.of(view(directory, name).readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static BasicFileAttributeView view(SecureDirectoryStream<Path> directory, Path name) {
        return directory.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isMount() {
        return names.isEmpty();
    }

    Path name() {
        return names.get(names.size() - 1);
    }

    BasicFileAttributeView view() {
        return isMount() ? directory.getFileAttributeView(BasicFileAttributeView.class) : view(directory, name());
    }

    Optional<BasicFileAttributes> attributes() throws IOException {
        return isMount() ? Optional.of(view().readAttributes()) : attributes(directory, name());
    }

    BasicFileAttributes existing() throws IOException {
        return attributes().orElseThrow(() -> new NoSuchFileException(name().toString()));
    }

    /** What is there; links, devices and the like can be seen, but nothing can be done with them. */
    BasicFileAttributes usable() throws IOException {
        BasicFileAttributes attributes = existing();
        if (!attributes.isRegularFile() && !attributes.isDirectory()) {
            throw new Refused(WasiErrno.ACCES);
        }
        return attributes;
    }

    /** The mount's directory itself is neither removed nor replaced. */
    MountPlace requireBelow() throws IOException {
        if (isMount()) {
            throw new Refused(WasiErrno.ACCES);
        }
        return this;
    }

    /** Opens the directory that is there. */
    SecureDirectoryStream<Path> enter() throws IOException {
        return isMount() ? directory.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)
                : enter(directory, name(), attributes());
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
