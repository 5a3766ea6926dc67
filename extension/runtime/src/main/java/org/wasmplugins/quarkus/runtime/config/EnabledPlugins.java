package org.wasmplugins.quarkus.runtime.config;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.StartOrder;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Removes the plugins that the operator disabled. */
public final class EnabledPlugins {

    private static final LogMessage KEPT_OUT = LogMessage.info(107, "org.wasmplugins.quarkus.runtime.EnabledPlugins",
            "Plugin %s is kept out: quarkus.wasm-plugins.plugins.\"%s\".enabled is false.");

    private EnabledPlugins() {
    }

    public static List<PluginManifest> of(List<PluginManifest> all, WasmPluginsRuntimeConfig config) {
        var enabled = new ArrayList<PluginManifest>();
        var out = new ArrayList<String>();
        for (var plugin : all) {
            if (OperatorSettings.isEnabled(config, plugin.id())) {
                enabled.add(plugin);
            } else {
                out.add(plugin.id().value());
            }
        }
        if (out.isEmpty()) {
            return all;
        }
        var problems = StartOrder.problems(enabled);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.get(0).getMessage() + " Kept out by quarkus.wasm-plugins.plugins.\"<id>\""
                    + ".enabled=false are " + out + ".", problems.get(0));
        }
        for (var id : out) {
            KEPT_OUT.log(id, id);
        }
        return List.copyOf(enabled);
    }
}
