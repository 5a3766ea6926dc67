package org.wasmplugins.quarkus.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

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

    private OptionalInt number(Function<PoolConfig, OptionalInt> key, String name, int least) {
        var number = configs.stream().map(key).filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
        number.ifPresent(value -> require(value >= least, name, value, "at least " + least));
        return number;
    }

    private Optional<Duration> longTime(Function<PoolConfig, Optional<Duration>> key, String name) {
        var time = time(key);
        time.ifPresent(value -> require(!value.isNegative() && !value.isZero(), name, value, "more than zero"));
        return time;
    }

    private Optional<Duration> restAfter() {
        var time = time(PoolConfig::restAfter);
        time.ifPresent(value -> require(!value.isNegative(), "rest-after", value, "more than zero, or 0 for never"));
        return time;
    }

    private Optional<Duration> time(Function<PoolConfig, Optional<Duration>> key) {
        return configs.stream().map(key).flatMap(Optional::stream).findFirst();
    }

    private void require(boolean condition, String name, Object found, String allowed) {
        if (!condition) {
            throw new ConfigurationException("quarkus.wasm-plugins.plugins.\"" + plugin + "\".pool." + name
                    + " or quarkus.wasm-plugins.pool." + name + ": found " + found + "; allowed: " + allowed + ".");
        }
    }
}
