package org.wasmplugins.host.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DependencyNotMetException;
import org.wasmplugins.exception.PluginOperation;

/** Orders plugins for their start: each after its dependencies, otherwise in the order of their ids. */
public final class StartOrder {

    private final Map<PluginId, PluginManifest> plugins = new TreeMap<>();
    private final Map<PluginId, PluginManifest> ordered = new LinkedHashMap<>();
    private final LinkedHashSet<PluginId> path = new LinkedHashSet<>();
    private final Set<PluginId> others;
    private final List<DependencyNotMetException> problems = new ArrayList<>();

    private StartOrder(Collection<PluginManifest> manifests, Set<PluginId> others) {
        this.others = others;
        for (var manifest : manifests) {
            plugins.put(manifest.id(), manifest);
        }
        for (var plugin : plugins.values()) {
            visit(plugin);
        }
    }

    /**
     * @param manifests plugins with different ids, not null
     * @return the problems that prevent their start together; empty if there are none
     */
    public static List<DependencyNotMetException> problems(Collection<PluginManifest> manifests) {
        return problems(manifests, Set.of());
    }

    /**
     * @param manifests plugins with different ids, not null
     * @param others the ids of further plugins, of which only the id is known, not null
     * @return the problems that prevent their start together; empty if there are none
     */
    public static List<DependencyNotMetException> problems(Collection<PluginManifest> manifests, Set<PluginId> others) {
        return List.copyOf(new StartOrder(manifests, others).problems);
    }

    /**
     * @param manifests plugins with different ids, not null
     * @return the same plugins in the order in which they start, never null
     * @throws DependencyNotMetException if they cannot be started together
     */
    public static List<PluginManifest> of(Collection<PluginManifest> manifests) {
        var order = new StartOrder(manifests, Set.of());
        if (!order.problems.isEmpty()) {
            DependencyNotMetException first = order.problems.get(0);
            order.problems.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return List.copyOf(order.ordered.values());
    }

    private void visit(PluginManifest plugin) {
        if (ordered.containsKey(plugin.id())) {
            return;
        }
        if (!path.add(plugin.id())) {
            problem(plugin, "it needs itself: " + circle(plugin.id()) + ". Plugins must not depend on each other in a circle.");
            return;
        }
        for (var needed : plugin.dependencies()) {
            PluginManifest found = plugins.get(needed.id());
            if (found == null && others.contains(needed.id())) {
                continue;
            }
            if (found == null) {
                problem(plugin, "it needs the plugin '" + needed.id() + "' " + needed.versions() + ", which is not there"
                        + NearestName.of(needed.id().value(), plugins.keySet().stream().map(PluginId::value).toList())
                                .map(nearest -> "; did you mean '" + nearest + "'?").orElse("."));
            } else if (!VersionRanges.contains(needed.versions(), found.version())) {
                problem(plugin, "it needs the plugin '" + needed.id() + "' " + needed.versions() + "; there is version "
                        + found.version() + ".");
            } else {
                visit(found);
            }
        }
        path.remove(plugin.id());
        ordered.putIfAbsent(plugin.id(), plugin);
    }

    private String circle(PluginId again) {
        var circle = new StringBuilder();
        boolean inside = false;
        for (var id : path) {
            inside |= id.equals(again);
            if (inside) {
                circle.append(id).append(" → ");
            }
        }
        return circle.append(again).toString();
    }

    private void problem(PluginManifest plugin, String text) {
        problems.add(new DependencyNotMetException(PluginOperation.of(plugin, "order the start"), text));
    }
}
