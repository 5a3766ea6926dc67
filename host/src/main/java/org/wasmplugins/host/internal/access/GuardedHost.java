package org.wasmplugins.host.internal.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.spi.HttpRequests;
import org.wasmplugins.runtime.Mount;
import org.wasmplugins.runtime.PluginHost;

/** The host as one plugin sees it: the built-in functions, and what the guard allows. */
final class GuardedHost implements PluginHost {

    private final PluginManifest plugin;
    private final SecurityGuard guard;
    private final HostServices services;
    private final GuestLog log;
    private final Map<String, String> config;

    GuardedHost(PluginManifest plugin, SecurityGuard guard, HostServices services) {
        this.plugin = plugin;
        this.guard = guard;
        this.services = services;
        this.log = new GuestLog(plugin.id(), services.logLimits(), InstantSource.system());
        this.config = services.configs().apply(plugin.id());
    }

    @Override
    public Optional<HostFunctionHandler> hostFunction(String module, String name) {
        return BuiltIns.find(module, name, this).or(() -> guard.function(plugin, module, name)).map(this::observed);
    }

    private HostFunctionHandler observed(HostFunctionHandler function) {
        return services.observers().isEmpty() ? function
                : new ObservedFunction(plugin, function, services.observers(), services.deadlines());
    }

    @Override
    public HostContext callContext(String eventId) {
        return new CallContext(plugin, eventId, services.deadlines().remaining());
    }

    @Override
    public void log(LogLevel level, String line) {
        log.log(level, line);
    }

    @Override
    public List<Mount> mounts() {
        return guard.mounts(plugin);
    }

    PluginManifest plugin() {
        return plugin;
    }

    /** Returns the operator's value, or else the manifest's; null if there is none. */
    String config(String key) {
        String value = config.get(key);
        return value == null ? plugin.config().get(key) : value;
    }

    Optional<HttpRequests> http() {
        return services.http();
    }

    PluginNetworkAccess network() {
        return guard.network(plugin);
    }

    Channels channels() {
        return services.channels();
    }

    ChannelAccess channelAccess() {
        return guard.channels(plugin);
    }

    private record CallContext(PluginManifest plugin, String eventId, Supplier<Duration> left) implements HostContext {

        @Override
        public Duration remaining() {
            return left.get();
        }
    }
}
