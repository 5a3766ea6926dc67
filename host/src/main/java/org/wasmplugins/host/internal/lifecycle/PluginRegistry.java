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

/** Holds the plugins of a host. Immutable: the host's builder names all plugins. */
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

    /** Returns all plugins in the order of their ids. */
    public Collection<ManagedPlugin> all() {
        return plugins.values();
    }

    /** Returns the plugin after all its dependencies, each after its own. */
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

    /** Returns the plugins that start with the host: those that are not lazy, and their dependencies. */
    public Set<ManagedPlugin> eager() {
        var eager = new LinkedHashSet<ManagedPlugin>();
        for (var plugin : plugins.values()) {
            if (!plugin.manifest().execution().lazy()) {
                addWithNeeded(plugin, eager);
            }
        }
        return eager;
    }

    /**
     * Returns all plugins, each after its dependencies. Fails with {@link org.wasmplugins.exception.DependencyNotMetException}.
     */
    public List<ManagedPlugin> inStartOrder() {
        var order = new ArrayList<ManagedPlugin>();
        for (var manifest : StartOrder.of(manifests)) {
            order.add(plugins.get(manifest.id()));
        }
        return List.copyOf(order);
    }
}
