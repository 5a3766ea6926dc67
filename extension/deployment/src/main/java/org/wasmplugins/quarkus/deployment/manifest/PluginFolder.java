package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A folder of a plugin, while its archive is open.
 *
 * @param archive the archive's name for people; empty for the application itself
 * @param name the folder's path in its archive, such as {@code plugins/word-count}
 * @param path the folder
 * @param removed files that are treated as missing
 */
public record PluginFolder(String archive, String name, Path path, Set<Path> removed) {

    public static final String MANIFEST = "plugin.yaml";

    /** The most bytes of a module; larger modules are not read. */
    static final int MAX_MODULE_BYTES = 256 * 1024 * 1024;

    /** Returns a file's name for people. */
    String label(String file) {
        return (archive.isEmpty() ? "" : archive + "!") + name + "/" + file;
    }

    /** Returns the id that the manifest must have. */
    String id() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    InputStream openManifest() throws IOException {
        return Files.newInputStream(path.resolve(MANIFEST));
    }

    /** Returns the names of the files, in order. */
    List<String> files() throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file -> isFile(file, removed)).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    boolean has(String file) {
        return isFile(path.resolve(file), removed);
    }

    static boolean isFile(Path file, Set<Path> removed) {
        return Files.isRegularFile(file) && !removed.contains(ResourceDirectory.absolute(file));
    }

    byte[] read(String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    long size(String file) throws IOException {
        return Files.size(path.resolve(file));
    }
}
