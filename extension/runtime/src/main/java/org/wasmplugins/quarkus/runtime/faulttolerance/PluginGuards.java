package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.CallGuard;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.PluginConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.Guard;

/** The guards of plugins to which events are sent, as configured: built here, or beans of the application. */
public final class PluginGuards implements CallGuard {

    private static final TypeLiteral<CompletionStage<PluginResponse>> STAGE = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    /** A guard, and what callers get when it fails. */
    private record Guarding(Guard guard, Optional<PluginResponse> fallback) {
    }

    private final WasmPluginsRuntimeConfig config;
    private final ObjectMapper mapper;
    private final Map<PluginId, Optional<Guarding>> guards = new ConcurrentHashMap<>();

    /**
     * @param config says how plugins are guarded
     * @param mapper reads fallbacks
     */
    public PluginGuards(WasmPluginsRuntimeConfig config, ObjectMapper mapper) {
        this.config = config;
        this.mapper = mapper;
    }

    @Override
    public Optional<Duration> time(PluginId plugin) {
        return settings(plugin).timeout().value();
    }

    @Override
    public CompletionStage<PluginResponse> guard(PluginId plugin, Supplier<CompletionStage<PluginResponse>> call) {
        var guarding = guards.computeIfAbsent(plugin, this::find);
        if (guarding.isEmpty()) {
            return call.get();
        }
        CompletionStage<PluginResponse> result;
        try {
            result = guarding.get().guard().get(call, STAGE);
        } catch (RuntimeException e) {
            result = CompletableFuture.failedFuture(e);
        }
        return guarding.get().fallback().map(fallback -> result(fallback)).map(result::exceptionally).orElse(result);
    }

    private static Function<Throwable, PluginResponse> result(PluginResponse fallback) {
        return failure -> {
            var cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (NotRepeated.isOne(cause)) {
                throw new CompletionException(cause);
            }
            return fallback;
        };
    }

    /**
     * @param plugin a plugin
     * @return whether the circuit that is configured for it is {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}; empty if
     *         there
     *         is none
     */
    public Optional<String> circuit(PluginId plugin) {
        return settings(plugin).circuitBreaker().requestVolumeThreshold().isEmpty() || settings(plugin).guard().isPresent()
                ? Optional.empty()
                : Optional.of(CircuitBreakerMaintenance.get().currentState(GuardBuilding.circuitName(plugin)).name());
    }

    /**
     * Builds the guards of plugins, so that mistakes are found when the application starts.
     *
     * @param plugins the plugins that there are
     * @throws ConfigurationException if a guard cannot be built
     */
    public void check(Iterable<PluginId> plugins) {
        plugins.forEach(plugin -> guards.computeIfAbsent(plugin, this::find));
    }

    private Optional<Guarding> find(PluginId plugin) {
        var settings = settings(plugin);
        var fallback = settings.fallback().value().map(json -> PluginResponse.success(value(plugin, json)));
        if (settings.guard().isPresent()) {
            return Optional.of(new Guarding(bean(plugin, settings.guard().get()), fallback));
        }
        var built = GuardBuilding.of(plugin, settings);
        return built.map(guard -> new Guarding(guard, fallback))
                .or(() -> fallback.map(some -> new Guarding(Guard.create().withTimeout()
                        .duration(1, ChronoUnit.DAYS).done().build(), fallback)));
    }

    private FaultToleranceSettings settings(PluginId plugin) {
        return Optional.ofNullable(config.plugins().get(plugin.value())).map(PluginConfig::faultTolerance)
                .filter(own -> !own.isEmpty()).orElse(config.defaults().faultTolerance());
    }

    private static Guard bean(PluginId plugin, String identifier) {
        var bean = Arc.container().instance(Guard.class, Identifier.Literal.of(identifier));
        if (!bean.isAvailable()) {
            throw new ConfigurationException("quarkus.wasm-plugins.plugins.\"" + plugin + "\".fault-tolerance.guard: found '"
                    + identifier + "'; allowed: the @Identifier of a bean of the type " + Guard.class.getName() + ".");
        }
        return bean.get();
    }

    private Object value(PluginId plugin, String json) {
        try {
            return mapper.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("quarkus.wasm-plugins.plugins.\"" + plugin + "\".fault-tolerance.fallback.value:"
                    + " found '" + json + "'; allowed: JSON.", e);
        }
    }
}
