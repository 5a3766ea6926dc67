package org.wasmplugins.quarkus.deployment.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.InvalidManifestException;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.quarkus.deployment.item.BrokenPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.PluginBuildException;

/** Reads plugin folders one after the other and collects the problems. */
final class PluginFolderReader {

    private static final LogMessage FILE_BESIDE = LogMessage.info(221, "org.wasmplugins.quarkus.deployment.PluginFolderReader",
            "%s is not read: it is in no plugin's folder. Move it elsewhere if it is not meant to be there.");

    private static final LogMessage NO_MANIFEST = LogMessage.warn(218, "org.wasmplugins.quarkus.deployment.PluginFolderReader",
            "There is no %s, and the folder is taken for no plugin. Add the file if it is one; move the folder elsewhere if it"
                    + " is not.");

    /** Wrong names of manifests, in lower case. */
    private static final Set<String> MISNAMED = Set.of("plugin.yml", "plugin.yaml", "plugin.json", "manifest.yaml",
            "manifest.yml", "manifest.json");

    private final ManifestParser parser;
    private final TreeMap<PluginId, String> manifestFiles = new TreeMap<>();
    private Optional<PluginManifest> found = Optional.empty();
    private final List<BrokenPluginBuildItem> broken = new ArrayList<>();
    private final List<Throwable> errors;

    /**
     * @param parser a parser that knows the runtimes of the application
     * @param errors the list that the reader adds problems to
     */
    PluginFolderReader(ManifestParser parser, List<Throwable> errors) {
        this.parser = parser;
        this.errors = errors;
    }

    /** Returns the plugins that were read but cannot be used. */
    List<BrokenPluginBuildItem> broken() {
        return broken;
    }

    /** Reports a file beside the folders. */
    void beside(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (MISNAMED.contains(name) || name.endsWith(".wasm")) {
            error(file + " is not read: each plugin has a folder of its own, named by its id, with a " + PluginFolder.MANIFEST
                    + " and the module. Move the file into the plugin's folder, or take it away.");
        } else if (!name.startsWith(".")) {
            FILE_BESIDE.log(file);
        }
    }

    /** Reads the plugin in the folder; empty if the plugin has a problem. */
    Optional<DiscoveredPluginBuildItem> read(PluginFolder folder) {
        int before = errors.size();
        found = Optional.empty();
        var plugin = readManifest(folder);
        if (errors.size() > before) {
            broken.add(new BrokenPluginBuildItem(folder.id(), found));
        }
        return plugin;
    }

    private Optional<DiscoveredPluginBuildItem> readManifest(PluginFolder folder) {
        var file = folder.label(PluginFolder.MANIFEST);
        if (!folder.has(PluginFolder.MANIFEST)) {
            return withoutManifest(folder);
        }
        try (var stream = folder.openManifest()) {
            var manifest = parser.parse(file, stream, folder.id());
            found = Optional.of(manifest);
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

    /**
     * Reports a folder without a manifest. An application may use a folder of this name for other files, but a folder with a
     * module or a misnamed manifest is a plugin.
     */
    private Optional<DiscoveredPluginBuildItem> withoutManifest(PluginFolder folder) {
        try {
            for (var file : folder.files()) {
                var name = file.toLowerCase(Locale.ROOT);
                if (MISNAMED.contains(name)) {
                    return error(folder.label(file) + " is not read: the name of a manifest is " + PluginFolder.MANIFEST
                            + ". Rename the file.");
                }
            }
            for (var file : folder.files()) {
                if (file.endsWith(".wasm")) {
                    return error(folder.label(file) + " is in a folder without a " + PluginFolder.MANIFEST
                            + ", which a plugin has to have. Add one, with 'abi: none' for a module that is not made for this"
                            + " host, or take the module away.");
                }
            }
        } catch (IOException e) {
            return error(folder.label("") + " cannot be listed: " + e);
        }
        NO_MANIFEST.log(folder.label(PluginFolder.MANIFEST));
        return Optional.empty();
    }

    private Optional<DiscoveredPluginBuildItem> error(String message) {
        errors.add(new PluginBuildException(message));
        return Optional.empty();
    }
}
