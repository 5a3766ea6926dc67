package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.InvalidManifestException;
import org.wasmplugins.host.manifest.ManifestParser;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;

/**
 * Leaves the modules of the application's own plugins out of its jar, which has their classes instead. In Quarkus only
 * configuration can do that. This source therefore has a lower priority than the user's configuration, and applies to the
 * build only. A jar that is built again without the sources keeps the modules.
 *
 * @param modules paths of modules in the application
 */
public record PackagingConfigSource(List<String> modules) implements ConfigSource {

    public static final String PROPERTY = "quarkus.package.jar.user-configured-ignored-entries";

    static final String JAR_TYPE = "quarkus.package.jar.type";

    /** A priority below every other source: the default of SmallRye Config's own values is the lowest integer. */
    private static final int ORDINAL = -1_000;

    @Override
    public Set<String> getPropertyNames() {
        return modules.isEmpty() ? Set.of() : Set.of(PROPERTY);
    }

    @Override
    public String getValue(String name) {
        return name.equals(PROPERTY) && !modules.isEmpty() ? String.join(",", modules) : null;
    }

    @Override
    public String getName() {
        return "modules of WASM plugins";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** The factory of this source. Only the build finds the factory, because it is in the deployment module. */
    public static final class Factory implements ConfigSourceFactory {

        @Override
        public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
            var type = context.getValue(JAR_TYPE).getValue();
            return isMutable(type) ? List.of() : sources(Thread.currentThread().getContextClassLoader());
        }

        /** Accepts all spellings in which Quarkus reads an enum's value. */
        private static boolean isMutable(String type) {
            return type != null && type.replaceAll("[-_]", "").equalsIgnoreCase("mutablejar");
        }

        private static List<ConfigSource> sources(ClassLoader loader) {
            var modules = new ArrayList<String>();
            try {
                for (var root : Collections.list(loader.getResources(PluginFolders.IN_APPLICATION))) {
                    modules.addAll(modulesIn(root));
                }
            } catch (IOException | URISyntaxException | RuntimeException e) {
                // The step that needs the file reports the problem.
                return List.of();
            }
            return List.of(new PackagingConfigSource(List.copyOf(modules)));
        }

        /** Returns the paths of modules. The application is a jar while it is packaged, and a folder otherwise. */
        private static List<String> modulesIn(URL root) throws IOException, URISyntaxException {
            if (root.getProtocol().equals("file")) {
                return modulesIn(Path.of(root.toURI()));
            }
            if (!root.getProtocol().equals("jar")) {
                return List.of();
            }
            var jar = Path.of(URI.create(root.getPath().substring(0, root.getPath().indexOf("!/"))));
            try (var files = FileSystems.newFileSystem(jar)) {
                return modulesIn(files.getPath(PluginFolders.IN_APPLICATION));
            }
        }

        private static List<String> modulesIn(Path root) throws IOException {
            try (var folders = Files.list(root)) {
                return folders.filter(folder -> Files.isRegularFile(folder.resolve(PluginFolder.MANIFEST))).sorted()
                        .flatMap(folder -> module(folder).stream()).toList();
            }
        }

        private static List<String> module(Path folder) {
            try (var manifest = Files.newInputStream(folder.resolve(PluginFolder.MANIFEST))) {
                // Modules of other runtimes stay in the jar: only those of this runtime become classes.
                var module = new ManifestParser(Set.of(RuntimeType.WASM)).parse(folder.toString(), manifest).module();
                return List.of(PluginFolders.IN_APPLICATION + "/" + folder.getFileName() + "/" + module);
            } catch (IOException | InvalidManifestException e) {
                return List.of();
            }
        }
    }
}
