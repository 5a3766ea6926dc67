package org.wasmplugins.host.internal.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.NetworkAccess;

/** Decides to which hosts one plugin may send requests. A host allows the usual ports, or the one port that it names. */
final class PluginNetworkAccess implements NetworkAccess {

    private final PluginManifest plugin;
    private final List<String> requested;
    private final boolean privateAddresses;
    private final PluginOperation operation;

    /**
     * @param plugin the manifest with its effective permissions
     * @param requested the hosts that the manifest requests
     * @param privateAddresses whether the plugin may reach addresses that are not public
     */
    PluginNetworkAccess(PluginManifest plugin, List<String> requested, boolean privateAddresses) {
        this.plugin = plugin;
        this.requested = requested;
        this.privateAddresses = privateAddresses;
        this.operation = PluginOperation.of(plugin, "call host function 'http_request'");
    }

    boolean asksForHosts() {
        return !requested.isEmpty();
    }

    /** Makes the exception for a plugin that may not send any request. */
    PermissionDeniedException denied() {
        return DenialLog.deny(operation, DenialReason.NOT_REQUESTED, "the plugin may not send requests; allowed are none."
                + " List hosts under permissions.capabilities.network in the plugin's plugin.yaml to allow some.");
    }

    @Override
    public void checkHost(String host, int port, boolean usual) {
        List<String> allowed = plugin.permissions().capabilities().networkHosts();
        if (isIn(allowed, host, port, usual)) {
            return;
        }
        boolean asked = isIn(requested, host, port, usual);
        throw DenialLog.deny(operation, asked ? DenialReason.NOT_GRANTED : DenialReason.NOT_REQUESTED,
                Text.printable(host) + ", port " + port,
                "the plugin may not send requests to " + Text.printable(host) + ", port " + port + "; allowed are "
                        + (allowed.isEmpty() ? "none" : allowed.stream().sorted().toList()) + ". "
                        + (asked ? DenialLog.grant(plugin, "network")
                                : "List it under permissions.capabilities.network in the plugin's plugin.yaml to allow it, with"
                                        + " its port if that is not the usual one."));
    }

    private static boolean isIn(List<String> hosts, String host, int port, boolean usual) {
        String name = host.toLowerCase(Locale.ROOT);
        return usual && hosts.contains(name) || hosts.contains(name + ":" + port);
    }

    @Override
    public void checkAddress(String host, InetAddress address) {
        if (!privateAddresses && PrivateAddresses.contains(address)) {
            throw DenialLog.deny(operation, DenialReason.PRIVATE_ADDRESS,
                    Text.printable(host) + ", address " + address.getHostAddress(),
                    "the plugin may not send requests to " + Text.printable(host) + ": its address "
                            + address.getHostAddress() + " is not a public one. Set quarkus.wasm-plugins.plugins.\""
                            + plugin.id() + "\".grants.private-addresses=true to allow it.");
        }
    }
}
