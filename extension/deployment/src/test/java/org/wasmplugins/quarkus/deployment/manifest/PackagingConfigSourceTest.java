package org.wasmplugins.quarkus.deployment.manifest;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.quarkus.deployment.PluginArchive;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

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
        return value(Map.of(), classPath);
    }

    /** What the build's configuration says. */
    private static String value(Map<String, String> configuration, URL... classPath) throws IOException {
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(classPath, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            return new SmallRyeConfigBuilder().withProfile("prod")
                    .withSources(new PropertiesConfigSource(configuration, "it", 100))
                    .withSources(new PackagingConfigSource.Factory()).build()
                    .getConfigValue(PackagingConfigSource.PROPERTY).getValue();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
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

    @ParameterizedTest
    @ValueSource(strings = { "mutable-jar", "MUTABLE_JAR" })
    void mutableJar_keepsItsModules(String type) throws IOException {
        fill(folder);
        for (var property : List.of("quarkus.package.jar.type", "%prod.quarkus.package.jar.type")) {
            assertThat(value(Map.of(property, type), folder.toUri().toURL())).isNull();
        }
    }

    @Test
    void otherJars_leaveOutTheModules() throws IOException {
        fill(folder);
        assertThat(value(Map.of("quarkus.package.jar.type", "uber-jar", "%dev.quarkus.package.jar.type", "mutable-jar"),
                folder.toUri().toURL())).isEqualTo(MODULES);
    }

    @Test
    void applicationWithoutPlugins_hasNoSuchProperty() throws IOException {
        assertThat(value(folder.toUri().toURL())).isNull();
        assertThat(new PackagingConfigSource(List.of()).getPropertyNames()).isEmpty();
    }
}
