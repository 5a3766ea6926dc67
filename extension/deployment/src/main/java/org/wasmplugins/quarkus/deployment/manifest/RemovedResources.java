package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds files that an earlier build copied from the application's resources and whose sources no longer exist: Maven never
 * deletes copies. Ignores files that other tools write into the build's output, and copies that were written again.
 */
final class RemovedResources {

    private final List<ResourceDirectory> directories;
    private final boolean allDirectories;
    private final Map<Path, CopyRecord.Copy> before;
    private final Map<Path, CopyRecord.Copy> seen = new HashMap<>();
    private final TreeMap<Path, Path> removed = new TreeMap<>();

    /**
     * @param before the copies that earlier builds recorded
     * @param directories the directories of resources
     * @param allDirectories whether the list of directories is complete
     */
    RemovedResources(Map<Path, CopyRecord.Copy> before, List<ResourceDirectory> directories, boolean allDirectories) {
        this.before = before;
        this.directories = directories;
        this.allDirectories = allDirectories;
    }

    /** Checks all files below a directory of the build's output. */
    void look(Path output) {
        var root = ResourceDirectory.absolute(output);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                lookAt(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " cannot be listed.", e);
        }
    }

    private void lookAt(Path file) throws IOException {
        var source = source(file);
        if (source.isPresent()) {
            seen.put(file, CopyRecord.Copy.of(source.get(), file));
            return;
        }
        var copy = before.get(file);
        if (copy != null && copy.is(file)) {
            removed.put(file, copy.source());
        }
    }

    private Optional<Path> source(Path file) {
        var source = directories.stream().flatMap(directory -> directory.sourceOf(file).stream()).findFirst();
        return source.isPresent() || allDirectories ? source
                : Optional.ofNullable(before.get(file)).map(CopyRecord.Copy::source).filter(Files::isRegularFile);
    }

    /** Returns the copies whose sources exist. */
    Map<Path, CopyRecord.Copy> seen() {
        return seen;
    }

    /** Returns the copies whose sources no longer exist. Not a sorted set, which cannot search for a file in a jar. */
    Set<Path> files() {
        return Set.copyOf(removed.keySet());
    }

    /** Returns the removed files by folder, for people. */
    List<Removed> byFolder() {
        var folders = new TreeMap<Path, TreeSet<Path>>();
        removed.keySet().forEach(file -> folders.computeIfAbsent(file.getParent(), folder -> new TreeSet<>()).add(file));
        return folders.entrySet().stream()
                .map(folder -> new Removed(folder.getKey(), removed.get(folder.getValue().first()).getParent(),
                        folder.getValue().stream().map(file -> file.getFileName().toString()).toList()))
                .toList();
    }

    /**
     * The removed files of one folder.
     *
     * @param folder the folder of the copies
     * @param source the folder of the removed sources
     * @param files the names of the files
     */
    record Removed(Path folder, Path source, List<String> files) {

        /** @param file a file, by the name that an archive gives it */
        boolean contains(String file) {
            return files.stream().anyMatch(name -> folder.resolve(name).endsWith(file));
        }
    }
}
