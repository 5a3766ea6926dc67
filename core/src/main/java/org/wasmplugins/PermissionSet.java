package org.wasmplugins;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a plugin may do.
 *
 * @param hostFunctions the names of the host functions that it may call
 * @param channels the plugins that it may send messages to
 * @param limits how much it may use
 * @param capabilities what it may reach
 * @param events the types of events that it may be given; empty for all that it lists
 */
public record PermissionSet(Set<String> hostFunctions, Set<PluginId> channels, ResourceLimits limits,
        Capabilities capabilities, Optional<Set<EventPattern>> events) {

    /** No host function, no channel, no capability, the default limits. */
    public static final PermissionSet DEFAULT = of(Set.of(), Set.of(), ResourceLimits.DEFAULT,
            Capabilities.NONE);

    public PermissionSet {
        hostFunctions = Set.copyOf(hostFunctions);
        channels = Set.copyOf(channels);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(capabilities, "capabilities");
        events = events.isEmpty() ? events : Optional.of(Set.copyOf(events.get()));
    }

    /**
     * Permissions of a plugin that may be given all events that it lists.
     *
     * @param hostFunctions the names of the host functions that it may call
     * @param channels the plugins that it may send messages to
     * @param limits how much it may use
     * @param capabilities what it may reach
     * @return the permissions, never null
     */
    public static PermissionSet of(Set<String> hostFunctions, Set<PluginId> channels, ResourceLimits limits,
            Capabilities capabilities) {
        return new PermissionSet(hostFunctions, channels, limits, capabilities, Optional.empty());
    }

    /**
     * @param eventType the type of an event, not null
     * @return whether it may be given such an event
     */
    public boolean allowsEvent(String eventType) {
        if (events.isEmpty()) {
            return true;
        }
        for (var pattern : events.get()) {
            if (pattern.matches(eventType)) {
                return true;
            }
        }
        return false;
    }
}
