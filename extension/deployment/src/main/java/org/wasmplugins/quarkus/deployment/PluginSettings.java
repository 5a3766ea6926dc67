package org.wasmplugins.quarkus.deployment;

import java.util.List;
import java.util.stream.Stream;

import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** The properties that a plugin can have. */
final class PluginSettings {

    static final String PREFIX = "quarkus.wasm-plugins.plugins.";

    private static final String ANY = PREFIX + "*.";

    private PluginSettings() {
    }

    /** Returns the names after the plugin's id; {@code *} stands for a key. */
    static List<String> names() {
        return Stream.of(WasmPluginsRuntimeConfig.class, WasmPluginsBuildTimeConfig.class)
                .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type, "quarkus.wasm-plugins")).keySet()
                        .stream())
                .filter(name -> name.startsWith(ANY)).map(name -> name.substring(ANY.length())).distinct().sorted().toList();
    }
}
