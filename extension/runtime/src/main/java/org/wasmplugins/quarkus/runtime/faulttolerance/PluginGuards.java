package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Provider;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.spi.CallGuard;
import org.wasmplugins.host.spi.OperatorKeys;
import org.wasmplugins.quarkus.runtime.config.FaultToleranceSettings;
import org.wasmplugins.quarkus.runtime.config.OperatorSettings;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.payload.Payloads;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.Guard;

/** The configured guards of plugins to which events are sent: built here, or beans of the application. */
public final class PluginGuards implements Function<PluginId, CallGuard> {

    private final WasmPluginsRuntimeConfig config;
    private final Provider<ObjectMapper> mapper;

    /**
     * @param config the configuration, with the guards of plugins
     * @param mapper the mapper that reads fallbacks; asked for only if a fallback is set
     */
    public PluginGuards(WasmPluginsRuntimeConfig config, Provider<ObjectMapper> mapper) {
        this.config = config;
        this.mapper = mapper;
    }

    /**
     * @param plugin a plugin
     * @return a new guard, {@link CallGuard#NONE} if nothing is configured
     * @throws ConfigurationException if the guard cannot be built
     */
    @Override
    public CallGuard apply(PluginId plugin) {
        var settings = settings(plugin);
        if (settings.isEmpty()) {
            return CallGuard.NONE;
        }
        var guard = settings.guard().map(identifier -> bean(plugin, identifier))
                .or(() -> GuardBuilding.of(plugin, settings));
        return new ConfiguredGuard(guard, settings.fallback().value().map(json -> PluginResponse.success(value(plugin, json))),
                settings.timeout().value());
    }

    /**
     * @param plugin a plugin
     * @return the state of the circuit for events that are sent to the plugin, {@code CLOSED}, {@code OPEN} or
     *         {@code HALF_OPEN}; empty if it has none
     */
    public Optional<String> circuit(PluginId plugin) {
        var settings = settings(plugin);
        return settings.guard().or(() -> settings.circuitBreaker().requestVolumeThreshold().isEmpty() ? Optional.empty()
                : Optional.of(GuardBuilding.circuitName(plugin))).flatMap(Circuits::state);
    }

    private FaultToleranceSettings settings(PluginId plugin) {
        var own = OperatorSettings.of(config, plugin).faultTolerance();
        return own.isEmpty() ? config.defaults().faultTolerance() : own;
    }

    private static Guard bean(PluginId plugin, String identifier) {
        var bean = Arc.container().instance(Guard.class, Identifier.Literal.of(identifier));
        if (!bean.isAvailable()) {
            throw new ConfigurationException("Plugin " + plugin + ": found the guard '" + identifier
                    + "'; allowed: the @Identifier of a bean of the type " + Guard.class.getName() + ". To change it: "
                    + OperatorKeys.plugin(plugin, "fault-tolerance.guard") + ".");
        }
        return bean.get();
    }

    private Object value(PluginId plugin, String json) {
        try {
            return Payloads.ofJson(mapper.get(), json);
        } catch (IOException e) {
            throw new ConfigurationException("Plugin " + plugin + ": found the fallback '" + json
                    + "'; allowed: JSON. To change it: " + OperatorKeys.plugin(plugin, "fault-tolerance.fallback.value") + ".",
                    e);
        }
    }
}
