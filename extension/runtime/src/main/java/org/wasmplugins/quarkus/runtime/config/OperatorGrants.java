package org.wasmplugins.quarkus.runtime.config;

import static org.wasmplugins.quarkus.runtime.config.OperatorSettings.first;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.wasmplugins.EventPattern;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PluginId;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginGrants;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;

/** Reads the operator's grants: the setting of the plugin, or else the setting for all plugins. */
public final class OperatorGrants {

    /** The operator's word for nothing: in configuration an empty list is the same as no list. */
    private static final Set<String> NOTHING = Set.of("none");

    private final PluginId plugin;
    private final PluginConfig own;
    private final PluginConfig others;
    private final boolean untrusted;

    private OperatorGrants(WasmPluginsRuntimeConfig config, PluginId plugin) {
        this.plugin = plugin;
        this.own = OperatorSettings.of(config, plugin);
        this.others = config.defaults();
        this.untrusted = OperatorSettings.isUntrusted(config, plugin);
    }

    public static PluginGrants of(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return new OperatorGrants(config, plugin).read();
    }

    public static boolean privateAddresses(WasmPluginsRuntimeConfig config, PluginId plugin) {
        return first(OperatorSettings.of(config, plugin).grants().privateAddresses(),
                config.defaults().grants().privateAddresses()).orElse(false);
    }

    public static Map<String, Path> mounts(WasmPluginsRuntimeConfig config, PluginId plugin) {
        var own = OperatorSettings.of(config, plugin).mounts();
        return own.isEmpty() ? config.defaults().mounts() : own;
    }

    private PluginGrants read() {
        return new PluginGrants(names(own.grants().hostFunctions(), others.grants().hostFunctions()),
                names(own.grants().network(), others.grants().network()),
                filesystem(), ids(names(own.grants().channels(), others.grants().channels())), time(),
                size(first(own.limits().maxMemory(), others.limits().maxMemory()), "max-memory", ResourceLimits.PAGE_BYTES),
                depth(),
                size(first(own.limits().maxResponseSize(), others.limits().maxResponseSize()), "max-response-size", 1),
                events(names(own.grants().events(), others.grants().events())));
    }

    /** Returns the granted names. An untrusted plugin without a setting is granted nothing. */
    private Optional<Set<String>> names(Optional<Set<String>> owns, Optional<Set<String>> shared) {
        var configured = first(owns, shared);
        return configured.isEmpty() ? nothingIfUntrusted()
                : configured.get().equals(NOTHING) ? Optional.of(Set.of())
                        : configured;
    }

    private Optional<Set<String>> nothingIfUntrusted() {
        return untrusted ? Optional.of(Set.of()) : Optional.empty();
    }

    private Optional<FilesystemAccess> filesystem() {
        var configured = first(own.grants().filesystem(), others.grants().filesystem());
        return configured.isEmpty() && untrusted ? Optional.of(FilesystemAccess.NONE) : configured;
    }

    private Optional<Set<EventPattern>> events(Optional<Set<String>> patterns) {
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        var events = new HashSet<EventPattern>();
        for (var pattern : patterns.get()) {
            require(EventPattern.isValid(pattern), "grants.events", pattern, EventPattern.ALLOWED + ", or none");
            events.add(new EventPattern(pattern));
        }
        return Optional.of(events);
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
