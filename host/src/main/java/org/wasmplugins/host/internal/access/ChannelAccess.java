package org.wasmplugins.host.internal.access;

import java.util.Set;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PluginOperation;

/** Decides to which plugins one plugin may send messages. */
final class ChannelAccess {

    private final PluginManifest plugin;
    private final Set<PluginId> requested;

    /**
     * @param plugin the manifest with its effective permissions
     * @param requested the receivers that the manifest requests
     */
    ChannelAccess(PluginManifest plugin, Set<PluginId> requested) {
        this.plugin = plugin;
        this.requested = requested;
    }

    /** Checks a receiver. Fails with {@link org.wasmplugins.exception.PermissionDeniedException}. */
    public void check(String to) {
        Set<PluginId> allowed = plugin.permissions().channels();
        if (contains(allowed, to)) {
            return;
        }
        boolean asked = contains(requested, to);
        throw DenialLog.deny(PluginOperation.of(plugin, "call host function 'channel_send'"),
                asked ? DenialReason.NOT_GRANTED : DenialReason.NOT_REQUESTED,
                "to '" + Text.printable(to) + "'",
                "the plugin may not send messages to '" + Text.printable(to) + "'; allowed are "
                        + (allowed.isEmpty() ? "none" : allowed.stream().sorted().toList()) + ". "
                        + (asked ? DenialLog.grant(plugin, "channels")
                                : "List it under permissions.channels in the plugin's plugin.yaml to allow it."));
    }

    private static boolean contains(Set<PluginId> plugins, String id) {
        return PluginId.isValid(id) && plugins.contains(PluginId.of(id));
    }
}
