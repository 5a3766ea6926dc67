package org.wasmplugins.quarkus.runtime.config;

import java.io.IOException;
import java.util.function.Function;

import jakarta.inject.Provider;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.quarkus.runtime.payload.Payloads;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the reaction to a plugin's failure: the setting of the plugin, or else the setting for all plugins. */
public record OperatorRecovery(WasmPluginsRuntimeConfig config,
        Provider<ObjectMapper> mapper) implements Function<PluginId, Recovery> {

    @Override
    public Recovery apply(PluginId plugin) {
        var own = OperatorSettings.of(config, plugin);
        var mode = OperatorSettings.first(own.onFailure(), config.defaults().onFailure())
                .orElse(OperatorSettings.isUntrusted(config, plugin) ? FailureMode.RESTART : FailureMode.FAIL_CLOSED);
        var fallback = OperatorSettings.first(own.fallback(), config.defaults().fallback());
        try {
            return new Recovery(mode, fallback.isEmpty() ? null : Payloads.ofJson(mapper.get(), fallback.get()),
                    config.restart().initialDelay(),
                    config.restart().maxDelay());
        } catch (IOException e) {
            throw new ConfigurationException("quarkus.wasm-plugins.plugins.\"" + plugin + "\".fallback or quarkus.wasm-plugins"
                    + ".defaults.fallback: found '" + fallback.orElseThrow() + "'; allowed: JSON.", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("quarkus.wasm-plugins.restart: found initial-delay "
                    + config.restart().initialDelay() + " and max-delay " + config.restart().maxDelay()
                    + "; allowed: an initial delay of more than zero and a maximum of at least that.", e);
        }
    }
}
