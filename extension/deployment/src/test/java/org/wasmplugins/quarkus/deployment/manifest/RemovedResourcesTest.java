package org.wasmplugins.quarkus.deployment.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.quarkus.deployment.LogLines;
import org.wasmplugins.quarkus.deployment.manifest.RemovedResources.Removed;

/** Builds one after the other, of which each copies resources and none takes copies away. */
class RemovedResourcesTest {

    @TempDir
    Path project;

    private final List<ResourceDirectory> directories = new ArrayList<>();
    private boolean allDirectories = true;
    private Path classes;
    private Path resources;

    @BeforeEach
    void addResources() {
        classes = project.resolve("target/classes");
        resources = addDirectory("src/main/resources", classes);
    }

    private Path addDirectory(String source, Path output) {
        var directory = project.resolve(source);
        directories.add(new ResourceDirectory(directory, output));
        return directory;
    }

    private static Path write(Path root, String file, String content) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    private void resource(String file) throws IOException {
        write(resources, file, "text");
        write(classes, file, "text");
    }

    private RemovedResources build() {
        var record = CopyRecord.in(project.resolve("target"));
        var removed = new RemovedResources(record.copies(), directories, allDirectories);
        removed.look(classes.resolve("plugins"));
        removed.look(classes.resolve("META-INF/wasm-plugins"));
        record.update(removed.seen());
        return removed;
    }

    @Test
    void whatIsThere_isNotRemoved() throws IOException {
        resource("plugins/a/plugin.yaml");
        resource("META-INF/wasm-plugins/b/plugin.yaml");
        assertThat(build().files()).isEmpty();
        assertThat(build().files()).isEmpty();
    }

    @Test
    void removedResource_isRemovedInEachBuildUntilItsCopyGoes() throws IOException {
        resource("plugins/a/plugin.yaml");
        resource("plugins/a/b c.wasm");
        resource("plugins/b/plugin.yaml");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        Files.delete(resources.resolve("plugins/a/b c.wasm"));
        for (int i = 0; i < 2; i++) {
            assertThat(build().byFolder()).containsExactly(new Removed(classes.resolve("plugins/a"),
                    resources.resolve("plugins/a"), List.of("b c.wasm", "plugin.yaml")));
        }
        Files.delete(classes.resolve("plugins/a/plugin.yaml"));
        assertThat(build().files()).containsExactly(classes.resolve("plugins/a/b c.wasm"));
    }

    @Test
    void filesOfAJar_areNotRemoved() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        var removed = build().files();
        try (var jar = FileSystems.newFileSystem(project.resolve("target/application.jar"), Map.of("create", "true"))) {
            assertThat(removed).hasSize(1).doesNotContain(jar.getPath("/plugins/a/plugin.yaml"));
        }
    }

    @Test
    void generatedFile_isNeverRemoved() throws IOException {
        write(classes, "plugins/a/plugin.yaml", "text");
        build();
        assertThat(build().files()).isEmpty();
    }

    @Test
    void generatedFileBesideAResource_isNotRemovedWithIt() throws IOException {
        resource("plugins/a/plugin.yaml");
        write(classes, "plugins/a/module.wasm", "generated");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        assertThat(build().files()).containsExactly(classes.resolve("plugins/a/plugin.yaml"));
    }

    /** Of the same length, but later. */
    @Test
    void resourceThatIsGeneratedInstead_isNotRemoved() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        var copy = classes.resolve("plugins/a/plugin.yaml");
        Files.setLastModifiedTime(copy, FileTime.fromMillis(Files.getLastModifiedTime(copy).toMillis() + 1));
        assertThat(build().files()).isEmpty();
    }

    @Test
    void filteredCopy_isRemovedWithItsResource() throws IOException {
        resource("plugins/a/plugin.yaml");
        write(classes, "plugins/a/plugin.yaml", "filtered text");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        assertThat(build().files()).containsExactly(classes.resolve("plugins/a/plugin.yaml"));
    }

    /** Maven does not write a copy again that is the same. */
    @Test
    void resourceThatMoved_isNotRemoved() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        var elsewhere = addDirectory("elsewhere", classes.resolve("plugins/a"));
        write(elsewhere, "plugin.yaml", "text");
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        assertThat(build().files()).isEmpty();
        Files.delete(elsewhere.resolve("plugin.yaml"));
        assertThat(build().byFolder())
                .containsExactly(new Removed(classes.resolve("plugins/a"), elsewhere, List.of("plugin.yaml")));
    }

    @Test
    void resourceOfADirectoryThatIsNoneAnyMore_isRemoved() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        directories.clear();
        assertThat(build().files()).hasSize(1);
    }

    /** Maven tells its directories of resources to tests, and not when it packages. */
    @Test
    void resourceOfADirectoryThatIsNotKnownNow_isRemovedWhenItIsNotThere() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        directories.clear();
        allDirectories = false;
        assertThat(build().files()).isEmpty();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        assertThat(build().files()).hasSize(1);
    }

    @Test
    void damagedRecord_isToldOfAndNone() throws IOException {
        resource("plugins/a/plugin.yaml");
        build();
        Files.delete(resources.resolve("plugins/a/plugin.yaml"));
        var record = write(project, "target/" + CopyRecord.FILE, "no record");
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.CopyRecord")) {
            assertThat(build().files()).isEmpty();
            assertThat(log.all()).singleElement().asString()
                    .startsWith("WASMP222: The record " + record + " of copied resources cannot be read: ");
        }
    }

    @Test
    void applicationWithoutPlugins_hasNoRecord() {
        build();
        assertThat(project.resolve("target")).doesNotExist();
    }
}
