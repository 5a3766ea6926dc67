package org.wasmplugins.host.internal.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.runtime.Mount;
import org.wasmplugins.runtime.PluginHost;

/** Decides what plugins may do. No other class does. Immutable. */
public final class SecurityGuard {

    private final HostFunctionRegistry functions;
    private final Map<PluginId, PermissionSet> requested = new HashMap<>();
    private final HostServices services;
    private final MountTable mounts;

    /** @throws IllegalArgumentException if a plugin's mount is not valid */
    public SecurityGuard(HostFunctionRegistry functions, Collection<PluginManifest> plugins, HostServices services) {
        this.services = services;
        this.mounts = new MountTable(plugins, services.mounts());
        this.functions = functions;
        for (var plugin : plugins) {
            requested.putIfAbsent(plugin.id(), plugin.permissions());
        }
    }

    public Observers observers() {
        return services.observers();
    }

    /**
     * Returns the host that {@code plugin} sees. It decides on each function once, when the plugin imports it, and not at each
     * call.
     */
    public PluginHost hostFor(PluginManifest plugin) {
        return new GuardedHost(plugin, this, services);
    }

    Optional<HostFunctionHandler> function(PluginManifest plugin, String module, String name) {
        return functions.find(plugin.id(), module, name).map(function -> guard(plugin, function));
    }

    List<Mount> mounts(PluginManifest plugin) {
        return mounts.of(plugin);
    }

    public PluginNetworkAccess network(PluginManifest plugin) {
        return new PluginNetworkAccess(plugin, requestedBy(plugin).capabilities().networkHosts(),
                services.privateAddresses().test(plugin.id()));
    }

    public ChannelAccess channels(PluginManifest plugin) {
        return new ChannelAccess(plugin, requestedBy(plugin).channels());
    }

    private HostFunctionHandler guard(PluginManifest plugin, HostFunctionHandler function) {
        String name = function.signature().name();
        if (plugin.permissions().hostFunctions().contains(name)) {
            return function;
        }
        DenialReason reason = requestedBy(plugin).hostFunctions().contains(name) ? DenialReason.NOT_GRANTED
                : DenialReason.NOT_REQUESTED;
        return new DeniedFunction(plugin, function.signature(), reason);
    }

    private PermissionSet requestedBy(PluginManifest plugin) {
        return requested.getOrDefault(plugin.id(), plugin.permissions());
    }
}
