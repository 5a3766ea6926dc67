package org.wasmplugins.quarkus.runtime;

import java.util.function.BiFunction;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginId;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Says how a plugin's instances are used: as its manifest says, but for those that nobody trusts. */
record OperatorExecutions(WasmPluginsRuntimeConfig config)
        implements
            BiFunction<PluginId, ExecutionSettings, ExecutionSettings> {

    @Override
    public ExecutionSettings apply(PluginId plugin, ExecutionSettings own) {
        if (!OperatorSettings.isUntrusted(config, plugin)) {
            return own;
        }
        if (own.stateful()) {
            throw new ConfigurationException("Plugin " + plugin + ": its plugin.yaml says execution.stateful: true, and"
                    + " quarkus.wasm-plugins.trust-level=untrusted lets no plugin keep anything from one event to the next; say"
                    + " quarkus.wasm-plugins.plugins.\"" + plugin + "\".trust-level=trusted if all of its events come from one"
                    + " party.");
        }
        return own.withFresh(true).withModel(ExecutionModel.WORKER);
    }
}
