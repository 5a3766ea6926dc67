package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;

/** Finds the folders of plugins in the application and in its dependencies. */
final class PluginFolders {

    /** Where plugins of the application itself are. */
    static final String IN_APPLICATION = "plugins";

    /** Where plugins in dependencies are. */
    static final String IN_DEPENDENCIES = "META-INF/wasm-plugins";

    private PluginFolders() {
    }

    /** Calls {@code consumer} for each folder, while its archive is open, in a stable order. */
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
            var root = tree.getPath(parent);
            if (root == null || !Files.isDirectory(root)) {
                return;
            }
            for (var folder : subfolders(root)) {
                if (Files.exists(folder.resolve(PluginFolder.MANIFEST))) {
                    var name = folder.getFileName().toString().replace("/", "");
                    consumer.accept(new Found(archive, new PluginFolder(archiveName, parent + "/" + name, folder)));
                }
            }
        });
    }

    private static List<Path> subfolders(Path root) {
        try (var entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " cannot be listed.", e);
        }
    }

    /** A folder and the archive that it is in. */
    record Found(ApplicationArchive archive, PluginFolder folder) {
    }
}
