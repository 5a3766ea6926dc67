package org.wasmplugins.quarkus.runtime.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.microprofile.config.Config;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;

/** Reads the operator's values, which replace those of a plugin's own configuration. */
public final class OperatorConfigs implements Function<PluginId, Map<String, String>> {

    private final WasmPluginsRuntimeConfig mapped;
    private final Config all;
    private final List<PluginManifest> plugins;

    public OperatorConfigs(WasmPluginsRuntimeConfig mapped, Config all, List<PluginManifest> plugins) {
        this.mapped = mapped;
        this.all = all;
        this.plugins = plugins;
    }

    @Override
    public Map<String, String> apply(PluginId id) {
        var values = new HashMap<String, String>();
        var own = mapped.plugins().get(id.value());
        if (own != null) {
            values.putAll(own.config());
        }
        for (var plugin : plugins) {
            if (plugin.id().equals(id)) {
                // The name of an environment variable does not tell the spelling of the key; the manifest does.
                for (var key : plugin.config().keySet()) {
                    var value = all.getConfigValue(SettingNames.PREFIX + "\"" + id + "\".config." + key).getValue();
                    if (value != null) {
                        values.putIfAbsent(key, value);
                    }
                }
            }
        }
        return values;
    }
}
