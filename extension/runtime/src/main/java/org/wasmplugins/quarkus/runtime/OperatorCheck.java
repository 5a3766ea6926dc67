package org.wasmplugins.quarkus.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.container.BuiltInFunctions;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.quarkus.runtime.config.SettingNames;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.UnknownMode;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;

/** Reports settings that apply to no plugin, mostly because of a typing error. */
final class OperatorCheck {

    private static final LogMessage ABOVE_THE_MANIFESTS = LogMessage.warn(106, "org.wasmplugins.quarkus.runtime.OperatorCheck",
            "quarkus.wasm-plugins.plugins.\"%s\".limits.%s is %s, and the plugin gets %s: its plugin.yaml asks for no more.");

    private static final LogMessage REACHES_NOBODY = LogMessage.warn(101, "org.wasmplugins.quarkus.runtime.OperatorCheck",
            "%s");

    private final PluginParts parts;
    private final WasmPluginsRuntimeConfig config;
    private final List<String> plugins = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private OperatorCheck(PluginParts parts, WasmPluginsRuntimeConfig config) {
        this.parts = parts;
        this.config = config;
        for (var plugin : parts.manifests()) {
            plugins.add(plugin.id().value());
        }
        for (var function : parts.hostFunctions()) {
            functions.add(function.signature().name());
        }
        for (var signature : BuiltInFunctions.signatures()) {
            functions.add(signature.name());
        }
    }

    static void check(PluginParts parts, WasmPluginsRuntimeConfig config, SmallRyeConfig all) {
        var check = new OperatorCheck(parts, config);
        check.problems.addAll(new SettingNames(check.plugins, parts.settings()).problems(all));
        check.values();
        if (check.problems.isEmpty()) {
            return;
        }
        if (config.unknownPlugins() == UnknownMode.FAIL) {
            throw new ConfigurationException(String.join(" ", check.problems)
                    + " Where that is meant: quarkus.wasm-plugins.unknown-plugins=warn.");
        }
        for (var problem : check.problems) {
            REACHES_NOBODY.log(problem);
        }
    }

    private void values() {
        grants("quarkus.wasm-plugins.defaults", config.defaults());
        for (var plugin : parts.manifests()) {
            var own = config.plugins().get(plugin.id().value());
            if (own != null) {
                var key = SettingNames.PREFIX + "\"" + plugin.id() + "\"";
                grants(key, own);
                network(key, plugin, own);
                if (!own.mounts().isEmpty()
                        && plugin.permissions().capabilities().filesystem() == FilesystemAccess.NONE) {
                    problems.add(key + ".mounts is set, and the plugin asks for no files"
                            + " (permissions.capabilities.filesystem in its plugin.yaml).");
                }
                limits(plugin, own);
            }
        }
    }

    private void grants(String key, PluginConfig said) {
        names(key + ".grants.host-functions", said.grants().hostFunctions(), functions, "host function");
        names(key + ".grants.channels", said.grants().channels(), plugins, "plugin");
    }

    /** Reports typing errors only: an operator may grant more hosts than this version of a plugin requests. */
    private void network(String key, PluginManifest plugin, PluginConfig own) {
        List<String> asked = plugin.permissions().capabilities().networkHosts();
        for (var host : new TreeSet<>(own.grants().network().orElse(Set.of()))) {
            if (!asked.contains(host.toLowerCase(Locale.ROOT)) && NearestName.of(host, asked).isPresent()) {
                problems.add(key + ".grants.network names \"" + host + "\", but the plugin asks for no such host"
                        + SettingNames.meant(host, asked));
            }
        }
    }

    private void names(String key, Optional<Set<String>> granted, List<String> known, String what) {
        if (granted.isEmpty()) {
            return;
        }
        for (var name : new TreeSet<>(granted.get())) {
            // Channels may also lead to the application, which is {@code host}; {@code none} is a keyword, not a name.
            if (!known.contains(name) && !name.equals("none") && !name.equals("host")) {
                problems.add(key + " names \"" + name + "\", but there is no such " + what + SettingNames.meant(name, known));
            }
        }
    }

    private static void limits(PluginManifest plugin, PluginConfig own) {
        var asked = plugin.permissions().limits();
        var said = own.limits();
        if (said.maxExecutionTime().isPresent()) {
            warn(plugin, "max-execution-time", said.maxExecutionTime().get().toMillis(), asked.maxExecutionTime().toMillis(),
                    " ms");
        }
        if (said.maxMemory().isPresent()) {
            warn(plugin, "max-memory", said.maxMemory().get().asLongValue(), asked.maxMemoryBytes(), " bytes");
        }
        if (said.maxCallDepth().isPresent()) {
            warn(plugin, "max-call-depth", said.maxCallDepth().getAsInt(), asked.maxCallDepth(), " frames");
        }
        if (said.maxResponseSize().isPresent()) {
            warn(plugin, "max-response-size", said.maxResponseSize().get().asLongValue(), asked.maxResponseBytes(), " bytes");
        }
    }

    private static void warn(PluginManifest plugin, String limit, long said, long asked, String unit) {
        if (said > asked) {
            ABOVE_THE_MANIFESTS.log(plugin.id(), limit, said + unit, asked + unit);
        }
    }
}
