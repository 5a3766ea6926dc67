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
 * The permissions and limits that the operator grants to a plugin. An empty component grants all that the manifest requests. A
 * component with a value can
 * only reduce that.
 *
 * @param hostFunctions the host functions that it may call
 * @param networkHosts the hosts to which it may send requests
 * @param filesystem what it may do with files
 * @param channels the plugins to which it may send messages
 * @param maxExecutionTime the longest time of one call
 * @param maxMemoryBytes the most linear memory of one instance, in bytes
 * @param maxCallDepth the most guest frames at a time
 * @param maxResponseBytes the largest serialized response, in bytes
 * @param events the types of events that it may get
 */
public record PluginGrants(Optional<Set<String>> hostFunctions, Optional<Set<String>> networkHosts,
        Optional<FilesystemAccess> filesystem, Optional<Set<PluginId>> channels, Optional<Duration> maxExecutionTime,
        OptionalLong maxMemoryBytes, OptionalInt maxCallDepth, OptionalLong maxResponseBytes,
        Optional<Set<EventPattern>> events) {

    /** Grants all that the manifest requests. */
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
        // Checks the limits: the constructor fails if one is out of its range.
        new ResourceLimits(maxExecutionTime.orElse(ResourceLimits.DEFAULT.maxExecutionTime()),
                maxMemoryBytes.orElse(ResourceLimits.DEFAULT.maxMemoryBytes()),
                maxCallDepth.orElse(ResourceLimits.DEFAULT.maxCallDepth()),
                maxResponseBytes.orElse(ResourceLimits.DEFAULT.maxResponseBytes()));
    }

    /**
     * Makes the grants of a plugin that may get all events that it lists.
     *
     * @param hostFunctions the host functions that it may call
     * @param networkHosts the hosts to which it may send requests
     * @param filesystem what it may do with files
     * @param channels the plugins to which it may send messages
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
