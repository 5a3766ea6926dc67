package org.wasmplugins.quarkus.deployment.item;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;

/** The plugins of an application, broken ones included, so that the same build can report their other problems. */
public final class KnownPlugins {

    private final TreeMap<String, Optional<PluginManifest>> manifests = new TreeMap<>();

    public KnownPlugins(List<DiscoveredPluginBuildItem> plugins, List<BrokenPluginBuildItem> broken) {
        broken.forEach(plugin -> manifests.put(plugin.id(), plugin.manifest()));
        plugins.forEach(plugin -> manifests.put(plugin.manifest().id().value(), Optional.of(plugin.manifest())));
    }

    /** Returns the ids, in order. */
    public List<String> ids() {
        return List.copyOf(manifests.keySet());
    }

    public boolean contains(String id) {
        return manifests.containsKey(id);
    }

    /** Returns the manifest of a plugin; empty if the plugin is unknown or its manifest cannot be read. */
    public Optional<PluginManifest> manifest(String id) {
        return manifests.getOrDefault(id, Optional.empty());
    }

    public List<PluginManifest> manifests() {
        return manifests.values().stream().flatMap(Optional::stream).toList();
    }

    /** Returns the plugins of which only the id is known. */
    public Set<PluginId> withoutManifest() {
        return manifests.entrySet().stream().filter(entry -> entry.getValue().isEmpty() && PluginId.isValid(entry.getKey()))
                .map(entry -> PluginId.of(entry.getKey())).collect(Collectors.toSet());
    }
}
