package org.wasmplugins.quarkus.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wasmplugins.PluginId;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.GrantsConfig;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.LimitsConfig;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.PluginConfig;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;

/** Reads what the operator grants: what is said for the plugin itself, else what is said for all. */
final class OperatorGrants {

    /** In configuration an empty list is the same as none at all. */
    private static final Set<String> NOTHING = Set.of("none");

    private final WasmPluginsRuntimeConfig config;
    private final PluginId plugin;
    private final Optional<PluginConfig> own;

    private OperatorGrants(WasmPluginsRuntimeConfig config, PluginId plugin) {
        this.config = config;
        this.plugin = plugin;
        this.own = Optional.ofNullable(config.plugins().get(plugin.value()));
    }

    static PluginGrants of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorGrants(config, plugin).read();
    }

    static boolean privateAddresses(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorGrants(config, plugin).grant(GrantsConfig::privateAddresses).orElse(false);
    }

    static Map<String, Path> mounts(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorGrants(config, plugin).own.map(PluginConfig::mounts).filter(mounts -> !mounts.isEmpty())
                .orElse(config.defaults().mounts());
    }

    private PluginGrants read() {
        return new PluginGrants(names(grant(GrantsConfig::hostFunctions)), names(grant(GrantsConfig::network)),
                grant(GrantsConfig::filesystem), names(grant(GrantsConfig::channels)).map(this::ids), time(),
                size(LimitsConfig::maxMemory, "max-memory", ResourceLimits.PAGE_BYTES), depth(),
                size(LimitsConfig::maxResponseSize, "max-response-size", 1));
    }

    // Few lambdas, here and below: each is linked while the application starts, and most plugins are granted nothing special.
    private <T> Optional<T> grant(Function<GrantsConfig, Optional<T>> key) {
        var said = own.isPresent() ? key.apply(own.get().grants()) : Optional.<T> empty();
        return said.isPresent() ? said : key.apply(config.defaults().grants());
    }

    private <T> Optional<T> limit(Function<LimitsConfig, Optional<T>> key) {
        var said = own.isPresent() ? key.apply(own.get().limits()) : Optional.<T> empty();
        return said.isPresent() ? said : key.apply(config.defaults().limits());
    }

    private static Optional<Set<String>> names(Optional<Set<String>> configured) {
        return configured.isPresent() && configured.get().equals(NOTHING) ? Optional.of(Set.of()) : configured;
    }

    private Set<PluginId> ids(Set<String> names) {
        return names.stream().map(name -> {
            require(PluginId.isValid(name), "grants.channels", name, "ids of plugins, or none");
            return PluginId.of(name);
        }).collect(Collectors.toSet());
    }

    private Optional<Duration> time() {
        var time = limit(LimitsConfig::maxExecutionTime);
        if (time.isPresent()) {
            require(!time.get().isNegative() && !time.get().isZero(), "limits.max-execution-time", time.get(),
                    "more than zero");
        }
        return time;
    }

    private OptionalInt depth() {
        var depth = limit(limits -> limits.maxCallDepth().isPresent() ? Optional.of(limits.maxCallDepth().getAsInt())
                : Optional.empty());
        if (depth.isEmpty()) {
            return OptionalInt.empty();
        }
        require(depth.get() >= 1, "limits.max-call-depth", depth.get(), "at least 1");
        return OptionalInt.of(depth.get());
    }

    private OptionalLong size(Function<LimitsConfig, Optional<MemorySize>> key, String name, long least) {
        var size = limit(key);
        if (size.isEmpty()) {
            return OptionalLong.empty();
        }
        long bytes = size.get().asLongValue();
        require(bytes >= least, "limits." + name, bytes, "at least " + least + " bytes");
        return OptionalLong.of(bytes);
    }

    private void require(boolean condition, String key, Object found, String allowed) {
        if (!condition) {
            throw new ConfigurationException(
                    "quarkus.wasm-plugins.plugins.\"" + plugin + "\"." + key + " or quarkus.wasm-plugins"
                            + ".defaults." + key + ": found " + found + "; allowed: " + allowed + ".");
        }
    }
}
