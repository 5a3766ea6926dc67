package org.wasmplugins.host;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;

/** Which plugins there are. Immutable: plugins are named when the host is built. */
final class PluginRegistry {

    private final Map<PluginId, ManagedPlugin> plugins = new TreeMap<>();

    PluginRegistry(Collection<PluginManifest> manifests) {
        for (var manifest : manifests) {
            if (plugins.put(manifest.id(), new ManagedPlugin(manifest)) != null) {
                throw new IllegalArgumentException("There are two plugins with the id " + manifest.id() + ".");
            }
        }
    }

    Optional<ManagedPlugin> find(PluginId id) {
        return Optional.ofNullable(plugins.get(id));
    }

    /** In the order of their ids. */
    Collection<ManagedPlugin> all() {
        return plugins.values();
    }
}
