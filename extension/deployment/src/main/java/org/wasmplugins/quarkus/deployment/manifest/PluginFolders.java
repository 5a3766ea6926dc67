package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.wasmplugins.host.spi.LogMessage;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;

/** Finds the folders of plugins in the application and in its dependencies. */
public final class PluginFolders {

    private static final LogMessage PLUGIN_REPLACED = LogMessage.info(217, "org.wasmplugins.quarkus.deployment.PluginFolders",
            "The plugin in %s is that of %s; it stands in the place of the one in %s, of which nothing is read.");

    /** The folder of the application's own plugins. */
    public static final String IN_APPLICATION = "plugins";

    /** The folder of plugins in dependencies. */
    public static final String IN_DEPENDENCIES = "META-INF/wasm-plugins";

    private final ApplicationArchivesBuildItem archives;
    private final Set<Path> removed;

    /** @param removed files that are treated as missing */
    PluginFolders(ApplicationArchivesBuildItem archives, Set<Path> removed) {
        this.archives = archives;
        this.removed = removed;
    }

    /** Calls {@code consumer} for each folder that has files, while its archive is open, in a stable order. */
    void forEach(Consumer<Found> consumer) {
        forEach(archives.getRootArchive(), IN_APPLICATION, consumer);
        archives.getAllApplicationArchives().forEach(archive -> forEach(archive, IN_DEPENDENCIES, consumer));
    }

    /** Calls {@code consumer} with a name, for people, of each file that is in no folder. */
    void forEachFile(Consumer<String> consumer) {
        forEachFile(archives.getRootArchive(), IN_APPLICATION, consumer);
        archives.getAllApplicationArchives().forEach(archive -> forEachFile(archive, IN_DEPENDENCIES, consumer));
    }

    private String name(ApplicationArchive archive) {
        if (archive == archives.getRootArchive()) {
            return "";
        }
        var key = archive.getKey();
        return key != null ? key.getGroupId() + ":" + key.getArtifactId()
                : archive.getResolvedPaths().stream().findFirst().map(path -> path.getFileName().toString()).orElse("archive");
    }

    private void forEach(ApplicationArchive archive, String parent, Consumer<Found> consumer) {
        archive.accept(tree -> {
            var folders = new TreeMap<String, Path>();
            // A tested application has several roots: the root of its tests comes first, as on the class path.
            tree.acceptAll(parent, visit -> {
                if (visit != null && Files.isDirectory(visit.getPath())) {
                    add(parent, visit.getPath(), folders);
                }
            });
            folders.forEach((name, path) -> consumer.accept(
                    new Found(archive, new PluginFolder(name(archive), parent + "/" + name, path, removed))));
        });
    }

    private void forEachFile(ApplicationArchive archive, String parent, Consumer<String> consumer) {
        archive.accept(tree -> tree.acceptAll(parent, visit -> {
            if (visit != null && Files.isDirectory(visit.getPath())) {
                for (var file : list(visit.getPath(), file -> PluginFolder.isFile(file, removed))) {
                    consumer.accept(new PluginFolder(name(archive), parent, visit.getPath(), removed).label(name(file)));
                }
            }
        }));
    }

    private void add(String parent, Path root, TreeMap<String, Path> folders) {
        for (var folder : list(root, this::hasFiles)) {
            var first = folders.putIfAbsent(name(folder), folder);
            if (first != null && !first.equals(folder)) {
                PLUGIN_REPLACED.log(parent + "/" + name(folder), first, folder);
            }
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace("/", "");
    }

    private static List<Path> list(Path folder, Predicate<Path> filter) {
        try (var entries = Files.list(folder)) {
            return entries.filter(filter).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed.", e);
        }
    }

    /** True if the folder has files. A user who removes a plugin from a build's output often leaves its empty folder. */
    private boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> PluginFolder.isFile(file, removed));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed.", e);
        }
    }

    /** A folder and the archive that it is in. */
    record Found(ApplicationArchive archive, PluginFolder folder) {
    }
}
