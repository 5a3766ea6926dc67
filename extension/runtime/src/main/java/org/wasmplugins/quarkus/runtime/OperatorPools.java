package org.wasmplugins.quarkus.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.PoolConfig;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads what the operator says of a plugin's instances: what is said for the plugin itself, else what is said for all. */
final class OperatorPools {

    private final List<PoolConfig> configs;
    private final PluginId plugin;

    private OperatorPools(WasmPluginsRuntimeConfig config, PluginId plugin) {
        this.configs = Optional.ofNullable(config.plugins().get(plugin.value())).map(PluginConfig::pool)
                .map(own -> List.of(own, config.defaults().pool(), config.pool()))
                .orElse(List.of(config.defaults().pool(), config.pool()));
        this.plugin = plugin;
    }

    static PoolSettings of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorPools(config, plugin).read();
    }

    private PoolSettings read() {
        var standard = PoolSettings.DEFAULT;
        return new PoolSettings(number(PoolConfig::minSize, "min-size", 0).orElse(standard.minSize()),
                number(PoolConfig::maxSize, "max-size", 1),
                longTime(PoolConfig::idleTimeout, "idle-timeout").orElse(standard.idleTimeout()),
                restAfter().orElse(standard.restAfter()), longTime(PoolConfig::maxWait, "max-wait").orElse(standard.maxWait()),
                number(PoolConfig::maxWaiting, "max-waiting", 0).orElse(standard.maxWaiting()));
    }

    // Without streams and texts that nobody reads: this runs while the application starts.
    private OptionalInt number(Function<PoolConfig, OptionalInt> key, String name, int least) {
        for (var config : configs) {
            var number = key.apply(config);
            if (number.isPresent()) {
                if (number.getAsInt() < least) {
                    throw refusal(name, number.getAsInt(), "at least " + least);
                }
                return number;
            }
        }
        return OptionalInt.empty();
    }

    private Optional<Duration> longTime(Function<PoolConfig, Optional<Duration>> key, String name) {
        return time(key, name, value -> !value.isNegative() && !value.isZero(), "more than zero");
    }

    private Optional<Duration> restAfter() {
        return time(PoolConfig::restAfter, "rest-after", value -> !value.isNegative(), "more than zero, or 0 for never");
    }

    private Optional<Duration> time(Function<PoolConfig, Optional<Duration>> key, String name, Predicate<Duration> check,
            String allowed) {
        for (var config : configs) {
            var time = key.apply(config);
            if (time.isPresent()) {
                if (!check.test(time.get())) {
                    throw refusal(name, time.get(), allowed);
                }
                return time;
            }
        }
        return Optional.empty();
    }

    private ConfigurationException refusal(String name, Object found, String allowed) {
        return new ConfigurationException("quarkus.wasm-plugins.plugins.\"" + plugin + "\".pool." + name
                + " or quarkus.wasm-plugins.pool." + name + ": found " + found + "; allowed: " + allowed + ".");
    }
}
