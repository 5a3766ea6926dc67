package org.wasmplugins.host;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.wasmplugins.EventPattern;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PluginId;
import org.wasmplugins.ResourceLimits;

/**
 * What the operator of an application lets a plugin have. What is left out is whatever the plugin's manifest asks for; what
 * is there can only take away from that.
 *
 * @param hostFunctions the host functions that it may call
 * @param networkHosts the hosts that it may send requests to
 * @param filesystem what it may do with files
 * @param channels the plugins that it may send messages to
 * @param maxExecutionTime the longest time of one call
 * @param maxMemoryBytes the most linear memory of one instance, in bytes
 * @param maxCallDepth the most guest frames at a time
 * @param maxResponseBytes the largest serialized response, in bytes
 * @param events the types of events that it may be given
 */
public record PluginGrants(Optional<Set<String>> hostFunctions, Optional<Set<String>> networkHosts,
        Optional<FilesystemAccess> filesystem, Optional<Set<PluginId>> channels, Optional<Duration> maxExecutionTime,
        OptionalLong maxMemoryBytes, OptionalInt maxCallDepth, OptionalLong maxResponseBytes,
        Optional<Set<EventPattern>> events) {

    /** Whatever the manifest asks for. */
    public static final PluginGrants AS_REQUESTED = new PluginGrants(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());

    /**
     * @throws IllegalArgumentException if a limit is out of the range of {@link ResourceLimits}
     */
    public PluginGrants {
        hostFunctions = copy(hostFunctions);
        networkHosts = copy(networkHosts);
        channels = copy(channels);
        events = copy(events);
        Objects.requireNonNull(filesystem, "filesystem");
        Objects.requireNonNull(maxExecutionTime, "maxExecutionTime");
        Objects.requireNonNull(maxMemoryBytes, "maxMemoryBytes");
        Objects.requireNonNull(maxCallDepth, "maxCallDepth");
        Objects.requireNonNull(maxResponseBytes, "maxResponseBytes");
        // Fails with what is wrong if a limit is out of its range.
        new ResourceLimits(maxExecutionTime.orElse(ResourceLimits.DEFAULT.maxExecutionTime()),
                maxMemoryBytes.orElse(ResourceLimits.DEFAULT.maxMemoryBytes()),
                maxCallDepth.orElse(ResourceLimits.DEFAULT.maxCallDepth()),
                maxResponseBytes.orElse(ResourceLimits.DEFAULT.maxResponseBytes()));
    }

    /**
     * Grants of a plugin that may be given all events that it lists.
     *
     * @param hostFunctions the host functions that it may call
     * @param networkHosts the hosts that it may send requests to
     * @param filesystem what it may do with files
     * @param channels the plugins that it may send messages to
     * @param maxExecutionTime the longest time of one call
     * @param maxMemoryBytes the most linear memory of one instance, in bytes
     * @param maxCallDepth the most guest frames at a time
     * @param maxResponseBytes the largest serialized response, in bytes
     * @throws IllegalArgumentException if a limit is out of the range of {@link ResourceLimits}
     */
    public PluginGrants(Optional<Set<String>> hostFunctions, Optional<Set<String>> networkHosts,
            Optional<FilesystemAccess> filesystem, Optional<Set<PluginId>> channels, Optional<Duration> maxExecutionTime,
            OptionalLong maxMemoryBytes, OptionalInt maxCallDepth, OptionalLong maxResponseBytes) {
        this(hostFunctions, networkHosts, filesystem, channels, maxExecutionTime, maxMemoryBytes, maxCallDepth,
                maxResponseBytes,
                Optional.empty());
    }

    private static <T> Optional<Set<T>> copy(Optional<Set<T>> granted) {
        return granted.isEmpty() ? granted : Optional.of(Set.copyOf(granted.get()));
    }
}
