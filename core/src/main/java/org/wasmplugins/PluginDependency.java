package org.wasmplugins;

import java.util.Objects;

/**
 * Another plugin that a plugin depends on.
 *
 * @param id the other plugin
 * @param versions the range of versions that are accepted, for example {@code >=1.0.0 <2.0.0}
 */
public record PluginDependency(PluginId id, String versions) {

    public PluginDependency {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(versions, "versions");
    }
}
