package org.wasmplugins.exception;

import java.util.Objects;

import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;

/**
 * The operation that failed, and its plugin.
 *
 * @param plugin the plugin; null if unknown
 * @param version the version of the plugin; null if unknown
 * @param operation the operation, for example {@code handle-event}
 */
public record PluginOperation(PluginId plugin, PluginVersion version, String operation) {

    public PluginOperation {
        Objects.requireNonNull(operation, "operation");
    }

    /**
     * @param manifest the plugin
     * @param operation the operation that failed
     * @return the operation, never null
     */
    public static PluginOperation of(PluginManifest manifest, String operation) {
        return new PluginOperation(manifest.id(), manifest.version(), operation);
    }

    /**
     * @param manifest the plugin
     * @param hook the hook that ran
     * @return the operation, never null
     */
    public static PluginOperation of(PluginManifest manifest, PluginHook hook) {
        return of(manifest, hook.label());
    }

    @Override
    public String toString() {
        if (plugin == null) {
            return operation;
        }
        return "Plugin " + plugin + (version == null ? "" : " " + version) + ", " + operation;
    }
}
