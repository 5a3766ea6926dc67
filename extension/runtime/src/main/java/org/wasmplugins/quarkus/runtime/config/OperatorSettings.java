package org.wasmplugins.quarkus.runtime.config;

import java.util.Optional;

import org.wasmplugins.PluginId;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.TrustLevel;

/**
 * Finds what the operator says of a plugin: what is said for the plugin itself, else what is said for all. Without lambdas, as
 * what reads it: the JVM links each while the application starts, which takes longer than all that they would do.
 */
public final class OperatorSettings {

    private OperatorSettings() {
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return what is said for the plugin itself; if that is nothing, what is said for all
     */
    public static PluginConfig of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = config.plugins().get(plugin.value());
        return own == null ? config.defaults() : own;
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return whether the operator lets it be there
     */
    public static boolean isEnabled(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = config.plugins().get(plugin.value());
        return own == null || own.enabled();
    }

    /**
     * @param config the configuration
     * @param plugin a plugin
     * @return whether it is granted nothing of which nothing is said
     */
    public static boolean isUntrusted(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return first(of(config, plugin).trustLevel(), config.defaults().trustLevel())
                .orElse(config.trustLevel()) == TrustLevel.UNTRUSTED;
    }

    /**
     * @param <T> the type of a setting
     * @param own what is said for a plugin
     * @param others what is said for all
     * @return the first of them that is there
     */
    public static <T> Optional<T> first(Optional<T> own, Optional<T> others) {
        return own.isPresent() ? own : others;
    }
}
