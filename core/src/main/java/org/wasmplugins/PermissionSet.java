package org.wasmplugins;

import java.util.Objects;
import java.util.Set;

/**
 * What a plugin may do.
 *
 * @param hostFunctions the names of the host functions that it may call
 * @param channels the plugins that it may send messages to
 * @param limits how much it may use
 * @param capabilities what it may reach
 */
public record PermissionSet(Set<String> hostFunctions, Set<PluginId> channels, ResourceLimits limits,
        Capabilities capabilities) {

    /** No host function, no channel, no capability, the default limits. */
    public static final PermissionSet DEFAULT = new PermissionSet(Set.of(), Set.of(), ResourceLimits.DEFAULT,
            Capabilities.NONE);

    public PermissionSet {
        hostFunctions = Set.copyOf(hostFunctions);
        channels = Set.copyOf(channels);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(capabilities, "capabilities");
    }
}
