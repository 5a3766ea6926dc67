package org.wasmplugins.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.wasmplugins.DenialReason;
import org.wasmplugins.HostFunction;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.LogLevel;
import org.wasmplugins.Mount;
import org.wasmplugins.PermissionDeniedException;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginHost;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;

/** Decides what plugins may do; nothing else does. Immutable. */
final class SecurityGuard {

    /** Every denial has a line here, at WARN. */
    static final String LOG_CATEGORY = "org.wasmplugins.security";

    private static final Logger LOG = Logger.getLogger(LOG_CATEGORY);

    private final HostFunctionRegistry functions;
    private final Map<PluginId, PermissionSet> requested;
    private final Function<PluginId, PluginGrants> grants;
    private final GuestLogLimits logLimits;
    private final MountTable mounts;

    SecurityGuard(HostFunctionRegistry functions, Collection<PluginManifest> plugins, Function<PluginId, PluginGrants> grants,
            GuestLogLimits logLimits) {
        this(functions, plugins, grants, logLimits, plugin -> Map.of());
    }

    /** @throws IllegalArgumentException if a plugin's mounts cannot be */
    SecurityGuard(HostFunctionRegistry functions, Collection<PluginManifest> plugins, Function<PluginId, PluginGrants> grants,
            GuestLogLimits logLimits, Function<PluginId, Map<String, Path>> mounts) {
        this.mounts = new MountTable(plugins, mounts);
        this.logLimits = logLimits;
        this.functions = functions;
        this.requested = plugins.stream()
                .collect(Collectors.toUnmodifiableMap(PluginManifest::id, PluginManifest::permissions, (one, other) -> one));
        this.grants = grants;
    }

    /** The plugin with what it asks for and is granted in the place of what it asks for; everything else goes by that. */
    PluginManifest effective(PluginManifest plugin) {
        return plugin.withPermissions(EffectivePermissions.of(plugin.permissions(), grants.apply(plugin.id())));
    }

    /** What {@code plugin} may reach. The decision for each function is taken once, here, not at each call. */
    PluginHost hostFor(PluginManifest plugin) {
        var log = new GuestLog(plugin.id(), logLimits, InstantSource.system());
        return new PluginHost() {
            @Override
            public Optional<HostFunction> hostFunction(String module, String name) {
                return BuiltInFunctions.find(module, name, plugin, log)
                        .or(() -> functions.find(module, name).map(function -> guard(plugin, function)));
            }

            @Override
            public void log(LogLevel level, String line) {
                log.log(level, line);
            }

            @Override
            public List<Mount> mounts() {
                return mounts.of(plugin);
            }
        };
    }

    private HostFunction guard(PluginManifest plugin, HostFunction function) {
        var name = function.signature().name();
        if (plugin.permissions().hostFunctions().contains(name)) {
            return function;
        }
        var reason = requested.getOrDefault(plugin.id(), plugin.permissions()).hostFunctions().contains(name)
                ? DenialReason.NOT_GRANTED
                : DenialReason.NOT_REQUESTED;
        return new DeniedFunction(plugin, function.signature(), reason);
    }

    /** Stands in the place of a function that the plugin may not call; without a call it does no harm. */
    private record DeniedFunction(PluginManifest plugin, HostFunctionSignature signature,
            DenialReason reason) implements HostFunction {

        @Override
        public Object call(Object[] arguments) {
            var operation = PluginOperation.of(plugin, "call host function '" + signature.name() + "'");
            LOG.warnf("%s: denied, %s", operation, reason);
            throw new PermissionDeniedException(operation, reason, "the plugin may not call it; allowed are " + allowed() + ". "
                    + remedy());
        }

        private String allowed() {
            var functions = plugin.permissions().hostFunctions();
            return functions.isEmpty() ? "none" : functions.stream().sorted().toList().toString();
        }

        private String remedy() {
            return reason == DenialReason.NOT_REQUESTED
                    ? "List it under permissions.host_functions in the plugin's plugin.yaml to allow it."
                    : "List it under quarkus.wasm-plugins.plugins.\"" + plugin.id() + "\".grants.host-functions to allow it.";
        }
    }
}
