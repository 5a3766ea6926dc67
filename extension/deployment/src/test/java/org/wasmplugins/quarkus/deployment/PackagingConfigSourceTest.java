package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of an application's plugins are named to Quarkus' packaging, wherever the application is. */
class PackagingConfigSourceTest {

    private static final String MODULES = "plugins/a/module.wasm,plugins/b/module.wasm";

    @TempDir
    Path folder;

    private static void fill(Path application) throws IOException {
        for (var id : new String[] { "b", "a" }) {
            var plugin = Files.createDirectories(application.resolve("plugins").resolve(id));
            Files.writeString(plugin.resolve("plugin.yaml"), PluginArchive.manifest(id, ""));
        }
        Files.createDirectories(application.resolve("plugins/no-plugin"));
        var invalid = Files.createDirectories(application.resolve("plugins/invalid"));
        Files.writeString(invalid.resolve("plugin.yaml"), "id: 1");
    }

    private static String value(URL... classPath) throws IOException {
        try (var loader = new URLClassLoader(classPath, null)) {
            for (var source : new PackagingConfigSource.Provider().getConfigSources(loader)) {
                return source.getValue(PackagingConfigSource.PROPERTY);
            }
            return null;
        }
    }

    @Test
    void modulesOfAFolder_areNamed() throws IOException {
        var application = folder.resolve("with space");
        fill(application);
        assertThat(value(application.toUri().toURL())).isEqualTo(MODULES);
    }

    @Test
    void modulesOfAJar_areNamed() throws IOException {
        var jar = folder.resolve("with space.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            fill(files.getPath("/"));
            Files.createDirectories(files.getPath("/plugins"));
        }
        assertThat(value(jar.toUri().toURL())).isEqualTo(MODULES);
    }

    @Test
    void applicationWithoutPlugins_hasNoSuchProperty() throws IOException {
        assertThat(value(folder.toUri().toURL())).isNull();
        assertThat(new PackagingConfigSource(List.of()).getPropertyNames()).isEmpty();
    }
}
