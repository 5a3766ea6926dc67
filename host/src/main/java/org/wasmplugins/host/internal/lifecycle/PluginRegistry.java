package org.wasmplugins.host.internal.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.spi.StartOrder;

/** Which plugins there are. Immutable: plugins are named when the host is built. */
public final class PluginRegistry {

    private final Map<PluginId, ManagedPlugin> plugins = new TreeMap<>();
    private final Collection<PluginManifest> manifests;

    public PluginRegistry(Collection<PluginManifest> manifests) {
        this.manifests = manifests;
        for (var manifest : manifests) {
            if (plugins.put(manifest.id(), new ManagedPlugin(manifest)) != null) {
                throw new IllegalArgumentException("There are two plugins with the id " + manifest.id() + ".");
            }
        }
    }

    public Optional<ManagedPlugin> find(PluginId id) {
        return Optional.ofNullable(plugins.get(id));
    }

    /** In the order of their ids. */
    public Collection<ManagedPlugin> all() {
        return plugins.values();
    }

    /** A plugin and all that it needs, each after those that it needs. */
    public List<ManagedPlugin> withNeeded(ManagedPlugin plugin) {
        var needed = new LinkedHashSet<ManagedPlugin>();
        addWithNeeded(plugin, needed);
        return List.copyOf(needed);
    }

    private void addWithNeeded(ManagedPlugin plugin, Set<ManagedPlugin> needed) {
        for (var dependency : plugin.manifest().dependencies()) {
            addWithNeeded(plugins.get(dependency.id()), needed);
        }
        needed.add(plugin);
    }

    /** Those that start with the host: plugins that are not lazy, and whatever they need. */
    public Set<ManagedPlugin> eager() {
        var eager = new LinkedHashSet<ManagedPlugin>();
        for (var plugin : plugins.values()) {
            if (!plugin.manifest().execution().lazy()) {
                addWithNeeded(plugin, eager);
            }
        }
        return eager;
    }

    /** Each after those that it needs; fails with {@link org.wasmplugins.exception.DependencyNotMetException}. */
    public List<ManagedPlugin> inStartOrder() {
        var order = new ArrayList<ManagedPlugin>();
        for (var manifest : StartOrder.of(manifests)) {
            order.add(plugins.get(manifest.id()));
        }
        return List.copyOf(order);
    }
}
