package org.wasmplugins.quarkus.deployment;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.wasmplugins.InvalidManifestException;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.manifest.ManifestParser;

/** Reads plugin folders one after the other and collects what is wrong with them. */
final class PluginFolderReader {

    private final ManifestParser parser = new ManifestParser(Set.of(RuntimeType.WASM));
    private final TreeMap<PluginId, String> manifestFiles = new TreeMap<>();
    private final List<Throwable> errors;

    /** @param errors gets what is wrong */
    PluginFolderReader(List<Throwable> errors) {
        this.errors = errors;
    }

    /** The plugin in the folder; empty if something is wrong with it. */
    Optional<DiscoveredPluginBuildItem> read(PluginFolder folder) {
        var file = folder.label(PluginFolder.MANIFEST);
        try (var stream = folder.openManifest()) {
            var manifest = parser.parse(file, stream, folder.id());
            var other = manifestFiles.putIfAbsent(manifest.id(), file);
            if (other != null) {
                return error("There are two plugins with the id '" + manifest.id() + "': " + other + " and " + file
                        + ". An id may be used once in an application.");
            }
            return module(folder, manifest);
        } catch (InvalidManifestException e) {
            errors.add(e);
            return Optional.empty();
        } catch (IOException e) {
            return error(file + " cannot be read: " + e);
        }
    }

    private Optional<DiscoveredPluginBuildItem> module(PluginFolder folder, PluginManifest manifest) throws IOException {
        var module = folder.label(manifest.module());
        if (!folder.has(manifest.module())) {
            return error("Plugin " + manifest.id() + ": the module " + module + ", which key 'module' of "
                    + folder.label(PluginFolder.MANIFEST) + " names, does not exist.");
        }
        if (folder.size(manifest.module()) > PluginFolder.MAX_MODULE_BYTES) {
            return error("Plugin " + manifest.id() + ": the module " + module + " has " + folder.size(manifest.module())
                    + " bytes; allowed are " + PluginFolder.MAX_MODULE_BYTES + ".");
        }
        return Optional.of(new DiscoveredPluginBuildItem(manifest, module, folder.read(manifest.module())));
    }

    private Optional<DiscoveredPluginBuildItem> error(String message) {
        errors.add(new PluginBuildException(message));
        return Optional.empty();
    }
}
