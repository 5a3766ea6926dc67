package org.wasmplugins.quarkus.deployment.item;

import java.util.Objects;

import org.wasmplugins.RuntimeType;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A runtime of plugins that the application has. Manifests may name its type. An extension that brings a runtime has three
 * tasks: it produces one of these items, processes the {@link DiscoveredPluginBuildItem}s of its type, and gives the
 * application a bean of the type {@link org.wasmplugins.runtime.PluginRuntime}.
 */
public final class PluginRuntimeBuildItem extends MultiBuildItem {

    private final RuntimeType type;

    public PluginRuntimeBuildItem(RuntimeType type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    public RuntimeType type() {
        return type;
    }
}
