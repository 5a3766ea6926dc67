package org.wasmplugins;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The permissions of a plugin.
 *
 * @param hostFunctions the names of the host functions that the plugin may call
 * @param channels the plugins that the plugin may send messages to
 * @param limits the limits of the plugin
 * @param capabilities the resources outside of the sandbox that the plugin may use
 * @param events the types of events that may be sent to the plugin; empty for all that its manifest lists
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
     * Makes the permissions of a plugin to which all events that its manifest lists may be sent.
     *
     * @param hostFunctions the names of the host functions that the plugin may call
     * @param channels the plugins that the plugin may send messages to
     * @param limits the limits of the plugin
     * @param capabilities the resources outside of the sandbox that the plugin may use
     * @return the permissions, never null
     */
    public static PermissionSet of(Set<String> hostFunctions, Set<PluginId> channels, ResourceLimits limits,
            Capabilities capabilities) {
        return new PermissionSet(hostFunctions, channels, limits, capabilities, Optional.empty());
    }

    /**
     * @param eventType the type of an event, not null
     * @return true if such an event may be sent to the plugin
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
