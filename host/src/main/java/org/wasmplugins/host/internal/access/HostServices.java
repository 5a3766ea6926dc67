package org.wasmplugins.host.internal.access;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.HttpRequests;

/**
 * The services that the built-in functions use, and the settings that the guard decides by.
 *
 * @param logLimits how much each plugin may log
 * @param deadlines knows how much time a call has left
 * @param http sends requests; empty if this host cannot
 * @param channels brings messages to plugins and to the application
 * @param privateAddresses the plugins that may send requests to addresses that are not public
 * @param observers are notified of calls of host functions
 * @param mounts the directories that the operator maps into each plugin, by the paths in the plugin
 * @param configs the operator's values, which replace those of a plugin's own configuration
 */
public record HostServices(GuestLogLimits logLimits, Deadlines deadlines, Optional<HttpRequests> http, Channels channels,
        Predicate<PluginId> privateAddresses, Observers observers, Function<PluginId, Map<String, Path>> mounts,
        Function<PluginId, Map<String, String>> configs) {

    public HostServices {
        Objects.requireNonNull(logLimits, "logLimits");
        Objects.requireNonNull(deadlines, "deadlines");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(privateAddresses, "privateAddresses");
        Objects.requireNonNull(observers, "observers");
        Objects.requireNonNull(mounts, "mounts");
        Objects.requireNonNull(configs, "configs");
    }
}
