package org.wasmplugins.quarkus.deployment.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.quarkus.deployment.LogLines;

import io.quarkus.deployment.ApplicationArchiveImpl;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.paths.MultiRootPathTree;
import io.quarkus.paths.PathTree;

/** An application under test: its tests have resources of their own. */
class PluginFoldersTest {

    @TempDir
    Path directory;

    private Path tests;
    private Path classes;
    private final Set<Path> removed = new HashSet<>();

    @BeforeEach
    void makeRoots() throws IOException {
        tests = Files.createDirectories(directory.resolve("test-classes"));
        classes = Files.createDirectories(directory.resolve("classes"));
    }

    private static void plugin(Path root, String id, String content) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("plugins").resolve(id)).resolve("plugin.yaml"), content);
    }

    private Map<String, String> found() throws IOException {
        var root = new ApplicationArchiveImpl(Index.of(new Class<?>[0]),
                new MultiRootPathTree(PathTree.ofDirectoryOrArchive(tests), PathTree.ofDirectoryOrArchive(classes)).open(),
                null);
        var found = new TreeMap<String, String>();
        var folders = new PluginFolders(new ApplicationArchivesBuildItem(root, List.of()), removed);
        folders.forEachFile(file -> found.put(file, "beside"));
        folders.forEach(plugin -> {
            try (var manifest = plugin.folder().openManifest()) {
                found.put(plugin.folder().label("plugin.yaml"), new String(manifest.readAllBytes()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return found;
    }

    @Test
    void pluginsOfTheTests_areBesideThoseOfTheApplication() throws IOException {
        plugin(tests, "of-tests", "t");
        plugin(classes, "of-application", "a");
        assertThat(found()).isEqualTo(Map.of("plugins/of-tests/plugin.yaml", "t", "plugins/of-application/plugin.yaml", "a"));
    }

    @Test
    void pluginOfTheTests_standsInThePlaceOfTheApplications() throws IOException {
        plugin(tests, "both", "t");
        plugin(classes, "both", "a");
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.PluginFolders")) {
            assertThat(found()).isEqualTo(Map.of("plugins/both/plugin.yaml", "t"));
            assertThat(log.all()).containsExactly("WASMP217: The plugin in plugins/both is that of "
                    + tests.resolve("plugins/both") + "; it stands in the place of the one in "
                    + classes.resolve("plugins/both")
                    + ", of which nothing is read.");
        }
    }

    @Test
    void folderWithoutFiles_isNoPlugin() throws IOException {
        Files.createDirectories(classes.resolve("plugins/gone/assets"));
        plugin(classes, "there", "a");
        assertThat(found()).containsOnlyKeys("plugins/there/plugin.yaml");
    }

    @Test
    void filesBesideTheFolders_areToldOfAndNoPlugins() throws IOException {
        plugin(classes, "there", "a");
        Files.writeString(classes.resolve("plugins/README.md"), "text");
        assertThat(found()).isEqualTo(Map.of("plugins/README.md", "beside", "plugins/there/plugin.yaml", "a"));
    }

    @Test
    void removedFiles_areNotThere() throws IOException {
        plugin(tests, "both", "t");
        plugin(classes, "both", "a");
        plugin(classes, "gone", "a");
        removed.add(tests.resolve("plugins/both/plugin.yaml"));
        removed.add(classes.resolve("plugins/gone/plugin.yaml"));
        assertThat(found()).isEqualTo(Map.of("plugins/both/plugin.yaml", "a"));
    }
}
