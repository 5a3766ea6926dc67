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
 * Files that an earlier build copied from the application's resources and that are not there any more: Maven never takes copies
 * away. What else writes into the build's output is never among them, nor is a copy that was written again.
 */
final class RemovedResources {

    private final List<ResourceDirectory> directories;
    private final boolean allDirectories;
    private final Map<Path, CopyRecord.Copy> before;
    private final Map<Path, CopyRecord.Copy> seen = new HashMap<>();
    private final TreeMap<Path, Path> removed = new TreeMap<>();

    /**
     * @param before what earlier builds saw
     * @param directories where resources are
     * @param allDirectories whether there are no others
     */
    RemovedResources(Map<Path, CopyRecord.Copy> before, List<ResourceDirectory> directories, boolean allDirectories) {
        this.before = before;
        this.directories = directories;
        this.allDirectories = allDirectories;
    }

    /** Looks at all files below a directory of the build's output. */
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

    /** The copies that were seen and whose sources are there. */
    Map<Path, CopyRecord.Copy> seen() {
        return seen;
    }

    /** The copies whose sources are gone. Sorted sets cannot be asked for a file in a jar. */
    Set<Path> files() {
        return Set.copyOf(removed.keySet());
    }

    /** For people: what was removed from where, folder by folder. */
    List<Removed> byFolder() {
        var folders = new TreeMap<Path, TreeSet<Path>>();
        removed.keySet().forEach(file -> folders.computeIfAbsent(file.getParent(), folder -> new TreeSet<>()).add(file));
        return folders.entrySet().stream()
                .map(folder -> new Removed(folder.getKey(), removed.get(folder.getValue().first()).getParent(),
                        folder.getValue().stream().map(file -> file.getFileName().toString()).toList()))
                .toList();
    }

    /**
     * Files of one folder.
     *
     * @param folder where their copies are
     * @param source where they were
     * @param files their names
     */
    record Removed(Path folder, Path source, List<String> files) {

        /** @param file a file as an archive names it */
        boolean contains(String file) {
            return files.stream().anyMatch(name -> folder.resolve(name).endsWith(file));
        }
    }
}
