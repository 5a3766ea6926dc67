package org.wasmplugins.quarkus.runtime;

import static org.wasmplugins.quarkus.runtime.OperatorSettings.first;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.wasmplugins.PluginId;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.quarkus.runtime.WasmPluginsRuntimeConfig.PluginConfig;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;

/** Reads what the operator grants: what is said for the plugin itself, else what is said for all. */
final class OperatorGrants {

    /** In configuration an empty list is the same as none at all. */
    private static final Set<String> NOTHING = Set.of("none");

    private final PluginId plugin;
    private final PluginConfig own;
    private final PluginConfig others;

    private OperatorGrants(WasmPluginsRuntimeConfig config, PluginId plugin) {
        this.plugin = plugin;
        this.own = OperatorSettings.of(config, plugin);
        this.others = config.defaults();
    }

    static PluginGrants of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorGrants(config, plugin).read();
    }

    static boolean privateAddresses(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return first(OperatorSettings.of(config, plugin).grants().privateAddresses(),
                config.defaults().grants().privateAddresses()).orElse(false);
    }

    static Map<String, Path> mounts(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = OperatorSettings.of(config, plugin).mounts();
        return own.isEmpty() ? config.defaults().mounts() : own;
    }

    private PluginGrants read() {
        return new PluginGrants(names(first(own.grants().hostFunctions(), others.grants().hostFunctions())),
                names(first(own.grants().network(), others.grants().network())),
                first(own.grants().filesystem(), others.grants().filesystem()),
                ids(names(first(own.grants().channels(), others.grants().channels()))), time(),
                size(first(own.limits().maxMemory(), others.limits().maxMemory()), "max-memory", ResourceLimits.PAGE_BYTES),
                depth(),
                size(first(own.limits().maxResponseSize(), others.limits().maxResponseSize()), "max-response-size", 1));
    }

    private static Optional<Set<String>> names(Optional<Set<String>> configured) {
        return configured.isPresent() && configured.get().equals(NOTHING) ? Optional.of(Set.of()) : configured;
    }

    private Optional<Set<PluginId>> ids(Optional<Set<String>> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var ids = new HashSet<PluginId>();
        for (var name : names.get()) {
            require(PluginId.isValid(name), "grants.channels", name, "ids of plugins, or none");
            ids.add(PluginId.of(name));
        }
        return Optional.of(ids);
    }

    private Optional<Duration> time() {
        var time = first(own.limits().maxExecutionTime(), others.limits().maxExecutionTime());
        if (time.isPresent()) {
            require(!time.get().isNegative() && !time.get().isZero(), "limits.max-execution-time", time.get(),
                    "more than zero");
        }
        return time;
    }

    private OptionalInt depth() {
        var depth = own.limits().maxCallDepth().isPresent() ? own.limits().maxCallDepth() : others.limits().maxCallDepth();
        if (depth.isPresent()) {
            require(depth.getAsInt() >= 1, "limits.max-call-depth", depth.getAsInt(), "at least 1");
        }
        return depth;
    }

    private OptionalLong size(Optional<MemorySize> size, String name, long least) {
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
