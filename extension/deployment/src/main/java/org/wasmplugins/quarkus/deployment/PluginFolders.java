package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.wasmplugins.host.LogMessage;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;

/** Finds the folders of plugins in the application and in its dependencies. */
final class PluginFolders {

    private static final LogMessage PLUGIN_REPLACED = LogMessage.info(217, "org.wasmplugins.quarkus.deployment.PluginFolders",
            "The plugin in %s is that of %s; it stands in the place of the one in %s, of which nothing is read.");

    /** Where plugins of the application itself are. */
    static final String IN_APPLICATION = "plugins";

    /** Where plugins in dependencies are. */
    static final String IN_DEPENDENCIES = "META-INF/wasm-plugins";

    private PluginFolders() {
    }

    /** Calls {@code consumer} for each folder that has files, while its archive is open, in a stable order. */
    static void forEach(ApplicationArchivesBuildItem archives, Consumer<Found> consumer) {
        forEach(archives.getRootArchive(), "", IN_APPLICATION, consumer);
        archives.getAllApplicationArchives()
                .forEach(archive -> forEach(archive, name(archives, archive), IN_DEPENDENCIES, consumer));
    }

    private static String name(ApplicationArchivesBuildItem archives, ApplicationArchive archive) {
        if (archive == archives.getRootArchive()) {
            return "";
        }
        var key = archive.getKey();
        return key != null ? key.getGroupId() + ":" + key.getArtifactId()
                : archive.getResolvedPaths().stream().findFirst().map(path -> path.getFileName().toString()).orElse("archive");
    }

    private static void forEach(ApplicationArchive archive, String archiveName, String parent, Consumer<Found> consumer) {
        archive.accept(tree -> {
            var folders = new TreeMap<String, Path>();
            // An application that is tested has several roots: what its tests have comes first, as on the class path.
            tree.acceptAll(parent, visit -> {
                if (visit != null && Files.isDirectory(visit.getPath())) {
                    add(parent, visit.getPath(), folders);
                }
            });
            folders.forEach((name, path) -> consumer
                    .accept(new Found(archive, new PluginFolder(archiveName, parent + "/" + name, path))));
        });
    }

    private static void add(String parent, Path root, TreeMap<String, Path> folders) {
        for (var folder : subfolders(root)) {
            var name = folder.getFileName().toString().replace("/", "");
            var first = folders.putIfAbsent(name, folder);
            if (first != null && !first.equals(folder)) {
                PLUGIN_REPLACED.log(parent + "/" + name, first, folder);
            }
        }
    }

    private static List<Path> subfolders(Path root) {
        try (var entries = Files.list(root)) {
            return entries.filter(PluginFolders::hasFiles).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " cannot be listed.", e);
        }
    }

    /** Whoever removes a plugin from a build's output often leaves its folder. */
    private static boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed.", e);
        }
    }

    /** A folder and the archive that it is in. */
    record Found(ApplicationArchive archive, PluginFolder folder) {
    }
}
