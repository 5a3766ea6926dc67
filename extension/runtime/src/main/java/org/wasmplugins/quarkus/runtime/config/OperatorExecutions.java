package org.wasmplugins.quarkus.runtime.config;

import static org.wasmplugins.quarkus.runtime.config.OperatorSettings.first;

import java.util.function.BiFunction;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.LogMessage;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Finds the way in which a plugin's instances are used: as the plugin's manifest requests, but restricted for an untrusted
 * plugin.
 */
public record OperatorExecutions(WasmPluginsRuntimeConfig config)
        implements
            BiFunction<PluginId, ExecutionSettings, ExecutionSettings> {

    private static final LogMessage ON_WORKERS = LogMessage.info(105, "org.wasmplugins.quarkus.runtime.OperatorExecutions",
            "Plugin %s runs on workers: its plugin.yaml says execution.model: %s, which quarkus.wasm-plugins.plugins.\"%s\""
                    + ".grants.threads does not grant.");

    @Override
    public ExecutionSettings apply(PluginId plugin, ExecutionSettings own) {
        boolean untrusted = OperatorSettings.isUntrusted(config, plugin);
        var settings = own.withModel(model(plugin, own.model(), untrusted));
        if (!untrusted) {
            return settings;
        }
        if (own.stateful()) {
            throw new ConfigurationException("Plugin " + plugin + ": its plugin.yaml says execution.stateful: true, and"
                    + " quarkus.wasm-plugins.trust-level=untrusted lets no plugin keep anything from one event to the next; say"
                    + " quarkus.wasm-plugins.plugins.\"" + plugin + "\".trust-level=trusted if all of its events come from one"
                    + " party.");
        }
        return settings.withFresh(true);
    }

    /**
     * Returns workers if the operator does not grant the requested threads. A guest that computes blocks event loops and the
     * carriers of virtual threads for all other work.
     */
    private ExecutionModel model(PluginId plugin, ExecutionModel asked, boolean untrusted) {
        var granted = first(OperatorSettings.of(config, plugin).grants().threads(), config.defaults().grants().threads());
        if (asked == ExecutionModel.WORKER || (granted.isPresent() ? granted.get().contains(asked) : !untrusted)) {
            return asked;
        }
        ON_WORKERS.log(plugin, asked.key(), plugin);
        return ExecutionModel.WORKER;
    }
}
