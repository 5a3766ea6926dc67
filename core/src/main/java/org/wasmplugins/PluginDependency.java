package org.wasmplugins;

import java.util.Objects;

/**
 * Another plugin that a plugin needs.
 *
 * @param id the needed plugin
 * @param versions the range of versions that will do, for example {@code >=1.0.0 <2.0.0}
 */
public record PluginDependency(PluginId id, String versions) {

    public PluginDependency {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(versions, "versions");
    }
}
