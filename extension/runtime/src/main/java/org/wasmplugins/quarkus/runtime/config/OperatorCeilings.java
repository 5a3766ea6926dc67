package org.wasmplugins.quarkus.runtime.config;

import java.time.Duration;

import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.Ceilings;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.CeilingsConfig;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the ceilings: the most that a plugin has if the operator sets no limit of its own. */
public final class OperatorCeilings {

    private final CeilingsConfig config;

    private OperatorCeilings(CeilingsConfig config) {
        this.config = config;
    }

    public static Ceilings of(WasmPluginsRuntimeConfig config) {
        return new OperatorCeilings(config.ceilings()).read();
    }

    private Ceilings read() {
        require(isPositive(config.maxExecutionTime()), "max-execution-time", config.maxExecutionTime(), "more than zero");
        long memory = config.maxMemory().asLongValue();
        require(memory >= ResourceLimits.PAGE_BYTES, "max-memory", memory, "at least " + ResourceLimits.PAGE_BYTES + " bytes");
        require(config.maxCallDepth() >= 1, "max-call-depth", config.maxCallDepth(), "at least 1");
        long response = config.maxResponseSize().asLongValue();
        require(response >= 1, "max-response-size", response, "at least 1 byte");
        require(config.instances() >= 1, "instances", config.instances(), "at least 1");
        return new Ceilings(new ResourceLimits(config.maxExecutionTime(), memory, config.maxCallDepth(), response),
                config.instances());
    }

    public static Duration maxStartTime(WasmPluginsRuntimeConfig config) {
        var least = config.minStartTime();
        var said = config.ceilings().maxStartTime();
        if (said.isPresent()) {
            require(isPositive(said.get()) && said.get().compareTo(least) >= 0, "max-start-time", said.get(),
                    "more than zero, and at least quarkus.wasm-plugins.min-start-time, " + least);
            return said.get();
        }
        var usual = PluginContainer.DEFAULT_MAX_START_TIME;
        return usual.compareTo(least) >= 0 ? usual : least;
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void require(boolean condition, String key, Object found, String allowed) {
        if (!condition) {
            throw new ConfigurationException(
                    "quarkus.wasm-plugins.ceilings." + key + ": found " + found + "; allowed: " + allowed + ".");
        }
    }
}
