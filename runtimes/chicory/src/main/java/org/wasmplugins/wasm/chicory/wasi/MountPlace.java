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
 * The place that a path leads to: a name in an open directory. Each directory on the way was opened relative to the one
 * before, without following links. So an operation on the name stays inside the mount, even if directories are renamed or
 * replaced meanwhile. Links are followed here, name by name, and never out of the mount.
 *
 * @param directory the open directory, closed with this place
 * @param names the names from the mount's directory to the place, without links; empty for that directory itself
 */
record MountPlace(SecureDirectoryStream<Path> directory, List<Path> names) implements AutoCloseable {

    private static final int MAX_LINKS = 16;

    /** @param follow true to follow a link that is the last name */
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

    /**
     * Replaces a link by the names in its text. The text may come from the guest, so its names are checked like all others.
     */
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
        // Opening anything but a directory could block forever: a FIFO waits for a writer.
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

    /** Returns the attributes of the file. Refuses links, devices and the like, which can be seen but not used. */
    BasicFileAttributes usable() throws IOException {
        BasicFileAttributes attributes = existing();
        if (!attributes.isRegularFile() && !attributes.isDirectory()) {
            throw new Refused(WasiErrno.ACCES);
        }
        return attributes;
    }

    /** Refuses the mount's directory itself, which is neither removed nor replaced. */
    MountPlace requireBelow() throws IOException {
        if (isMount()) {
            throw new Refused(WasiErrno.ACCES);
        }
        return this;
    }

    /** Opens the directory at this place. */
    SecureDirectoryStream<Path> enter() throws IOException {
        return isMount() ? directory.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)
                : enter(directory, name(), attributes());
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
