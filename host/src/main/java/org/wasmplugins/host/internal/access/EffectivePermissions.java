package org.wasmplugins.host.internal.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.Capabilities;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.host.PluginGrants;

/** Computes the effective permissions: what the manifest requests and the operator grants. */
final class EffectivePermissions {

    private EffectivePermissions() {
    }

    /** @param ceilings the limits where the operator grants nothing */
    static PermissionSet of(PermissionSet requested, PluginGrants granted, ResourceLimits ceilings) {
        return new PermissionSet(intersection(requested.hostFunctions(), granted.hostFunctions()),
                intersection(requested.channels(), granted.channels()), limits(requested.limits(), granted, ceilings),
                capabilities(requested.capabilities(), granted), granted.events());
    }

    private static <T> Set<T> intersection(Set<T> requested, Optional<Set<T>> granted) {
        var both = new HashSet<>(requested);
        if (granted.isPresent()) {
            both.retainAll(granted.get());
        }
        return both;
    }

    private static ResourceLimits limits(ResourceLimits requested, PluginGrants granted, ResourceLimits ceilings) {
        Duration time = granted.maxExecutionTime().orElse(ceilings.maxExecutionTime());
        return new ResourceLimits(time.compareTo(requested.maxExecutionTime()) < 0 ? time : requested.maxExecutionTime(),
                Math.min(requested.maxMemoryBytes(), granted.maxMemoryBytes().orElse(ceilings.maxMemoryBytes())),
                Math.min(requested.maxCallDepth(), granted.maxCallDepth().orElse(ceilings.maxCallDepth())),
                Math.min(requested.maxResponseBytes(), granted.maxResponseBytes().orElse(ceilings.maxResponseBytes())));
    }

    private static Capabilities capabilities(Capabilities requested, PluginGrants granted) {
        var hosts = new ArrayList<String>();
        for (var host : requested.networkHosts()) {
            if (granted.networkHosts().isEmpty() || containsHost(granted.networkHosts().get(), host)) {
                hosts.add(host);
            }
        }
        return new Capabilities(hosts, lesser(requested.filesystem(), granted.filesystem().orElse(requested.filesystem())));
    }

    /** Names of hosts do not know upper and lower case (RFC 4343). */
    private static boolean containsHost(Set<String> allowed, String host) {
        return allowed.stream().anyMatch(host::equalsIgnoreCase);
    }

    private static FilesystemAccess lesser(FilesystemAccess one, FilesystemAccess other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
