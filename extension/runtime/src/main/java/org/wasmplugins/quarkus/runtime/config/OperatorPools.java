package org.wasmplugins.quarkus.runtime.config;

import static org.wasmplugins.quarkus.runtime.config.OperatorSettings.first;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.spi.OperatorKeys;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PoolConfig;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the operator's settings of a plugin's instances: the setting of the plugin, or else the setting for all plugins. */
public final class OperatorPools {

    private final PluginId plugin;
    private final PoolConfig own;
    private final PoolConfig others;
    private final PoolConfig all;
    private final boolean untrusted;

    private OperatorPools(WasmPluginsRuntimeConfig config, PluginId plugin) {
        this.plugin = plugin;
        this.own = OperatorSettings.of(config, plugin).pool();
        this.others = config.defaults().pool();
        this.all = config.pool();
        this.untrusted = OperatorSettings.isUntrusted(config, plugin);
    }

    public static PoolSettings of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorPools(config, plugin).read();
    }

    private PoolSettings read() {
        var standard = PoolSettings.DEFAULT;
        return new PoolSettings(
                number(own.minSize(), others.minSize(), all.minSize(), "min-size", 0).orElse(standard.minSize()),
                maxSize(),
                longTime(own.idleTimeout(), others.idleTimeout(), all.idleTimeout(), "idle-timeout")
                        .orElse(standard.idleTimeout()),
                restAfter().orElse(standard.restAfter()),
                longTime(own.maxWait(), others.maxWait(), all.maxWait(), "max-wait").orElse(standard.maxWait()),
                number(own.maxWaiting(), others.maxWaiting(), all.maxWaiting(), "max-waiting", 0)
                        .orElse(standard.maxWaiting()));
    }

    /** Leaves one processor to the other plugins if this plugin is untrusted. */
    private OptionalInt maxSize() {
        var said = number(own.maxSize(), others.maxSize(), all.maxSize(), "max-size", 1);
        return said.isEmpty() && untrusted
                ? OptionalInt.of(Math.max(1, Runtime.getRuntime().availableProcessors() - 1))
                : said;
    }

    private OptionalInt number(OptionalInt own, OptionalInt others, OptionalInt all, String name, int least) {
        var shared = others.isPresent() ? others : all;
        var number = own.isPresent() ? own : shared;
        if (number.isPresent() && number.getAsInt() < least) {
            throw refusal(name, number.getAsInt(), "at least " + least);
        }
        return number;
    }

    private Optional<Duration> longTime(Optional<Duration> own, Optional<Duration> others, Optional<Duration> all,
            String name) {
        var time = first(own, first(others, all));
        if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
            throw refusal(name, time.get(), "more than zero");
        }
        return time;
    }

    private Optional<Duration> restAfter() {
        var time = first(own.restAfter(), first(others.restAfter(), all.restAfter()));
        if (time.isPresent() && time.get().isNegative()) {
            throw refusal("rest-after", time.get(), "more than zero, or 0 for never");
        }
        return time;
    }

    private ConfigurationException refusal(String name, Object found, String allowed) {
        return new ConfigurationException("Plugin " + plugin + ": found " + found + "; allowed: " + allowed
                + ". To change it: " + OperatorKeys.pool(plugin, name) + ".");
    }
}
