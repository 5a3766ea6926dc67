package org.wasmplugins.quarkus.runtime.config;

import java.util.Optional;

import org.wasmplugins.PluginId;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.TrustLevel;

/**
 * Finds the operator's settings of a plugin: those of the plugin, or else those for all plugins. This class and its callers
 * avoid lambdas: the JVM links each lambda while the application starts, which takes longer than the code itself.
 */
public final class OperatorSettings {

    private OperatorSettings() {
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return the settings of the plugin; if it has none, the settings for all plugins
     */
    public static PluginConfig of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = config.plugins().get(plugin.value());
        return own == null ? config.defaults() : own;
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return true if the operator does not disable the plugin
     */
    public static boolean isEnabled(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = config.plugins().get(plugin.value());
        return own == null || own.enabled();
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return true if the plugin is granted only what the operator grants by name
     */
    public static boolean isUntrusted(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return first(of(config, plugin).trustLevel(), config.defaults().trustLevel())
                .orElse(config.trustLevel()) == TrustLevel.UNTRUSTED;
    }

    /**
     * @param <T> the type of a setting
     * @param own the setting of a plugin
     * @param others the setting for all plugins
     * @return the first of them that is set
     */
    public static <T> Optional<T> first(Optional<T> own, Optional<T> others) {
        return own.isPresent() ? own : others;
    }
}
