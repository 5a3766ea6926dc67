package org.wasmplugins.host.internal.access;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.runtime.Mount;

/** Checks the directories that the operator maps into plugins, once. Immutable. */
final class MountTable {

    private final Map<PluginId, Map<String, Path>> directories = new HashMap<>();

    /** @throws IllegalArgumentException with the property's name if a mount is not valid */
    MountTable(Collection<PluginManifest> plugins, Function<PluginId, Map<String, Path>> configured) {
        for (var plugin : plugins) {
            var checked = new TreeMap<String, Path>();
            for (var mount : configured.apply(plugin.id()).entrySet()) {
                String property = property(plugin.id(), mount.getKey());
                checkGuestPath(property, mount.getKey(), checked.keySet());
                checked.put(mount.getKey(), toRealPath(property, mount.getValue()));
            }
            directories.put(plugin.id(), checked);
        }
    }

    /** Returns the mounts that the plugin's effective permission allows. */
    List<Mount> of(PluginManifest plugin) {
        FilesystemAccess access = plugin.permissions().capabilities().filesystem();
        if (access == FilesystemAccess.NONE) {
            return List.of();
        }
        return directories.getOrDefault(plugin.id(), Map.of()).entrySet().stream()
                .map(mount -> new Mount(mount.getKey(), mount.getValue(), access == FilesystemAccess.READ_WRITE)).toList();
    }

    private static String property(PluginId plugin, String guestPath) {
        String key = ".mounts.\"" + Text.printable(guestPath) + "\"";
        return "quarkus.wasm-plugins.plugins.\"" + plugin + "\"" + key + " or quarkus.wasm-plugins.defaults" + key;
    }

    private static void checkGuestPath(String property, String guestPath, Collection<String> others) {
        require(Mount.isGuestPath(guestPath), property, "the path in the plugin is '" + Text.printable(guestPath)
                + "'; allowed are " + Mount.ALLOWED_GUEST_PATHS);
        for (var other : others) {
            require(!contains(other, guestPath) && !contains(guestPath, other), property, "it overlaps with the mount '" + other
                    + "' of the same plugin; allowed are paths of which none is in another");
        }
    }

    private static boolean contains(String outer, String inner) {
        return inner.startsWith(outer.endsWith("/") ? outer : outer + "/");
    }

    private static Path toRealPath(String property, Path directory) {
        require(Files.isDirectory(directory), property, "'" + directory + "' is not a directory; allowed are directories that"
                + " are there when the application starts");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            require(stream instanceof SecureDirectoryStream, property, "the operating system or the file system of '"
                    + directory + "' cannot open files relative to a directory; allowed are those that can, as Linux does");
            return directory.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException(property + ": the directory '" + directory + "' cannot be read (" + e
                    + "); allowed are directories that the application's user may read.", e);
        }
    }

    private static void require(boolean condition, String property, String found) {
        if (!condition) {
            throw new IllegalArgumentException(property + ": " + found + ".");
        }
    }
}
