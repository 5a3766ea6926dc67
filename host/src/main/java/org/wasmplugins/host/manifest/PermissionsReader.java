package org.wasmplugins.host.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.Capabilities;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.ResourceLimits;

/** Reads {@code permissions}. */
final class PermissionsReader {

    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration MAX_TIME = Duration.ofHours(24);
    private static final String TIME = "a duration from 1ms to 24h, such as 500ms, 5s, 1m or 2h";
    /** The whole pages that fit in one array of the JVM. */
    private static final long MAX_MEMORY = 32_767L * ResourceLimits.PAGE_BYTES;
    private static final String MEMORY = "a size from 64KiB (65536 bytes) to " + MAX_MEMORY
            + " bytes, such as 65536, 50MB or 64MiB";
    private static final int MAX_CALL_DEPTH = 100_000;
    private static final long MAX_RESPONSE = 1_000_000_000;
    private static final String RESPONSE = "a size from 1 byte to 1GB, such as 65536, 1MB or 64KiB";
    private static final String NETWORK = "false or a list of hosts";

    private PermissionsReader() {
    }

    static Optional<PermissionSet> read(ManifestValue value) {
        return MappingReader.of(value, "a mapping").map(permissions -> {
            List<String> functions = permissions.optional("host_functions").map(PermissionsReader::hostFunctions)
                    .orElse(List.of());
            List<PluginId> channels = permissions.optional("channels").map(PermissionsReader::channels).orElse(List.of());
            ResourceLimits limits = permissions.optional("resources").flatMap(PermissionsReader::limits)
                    .orElse(ResourceLimits.DEFAULT);
            Capabilities capabilities = permissions.optional("capabilities").flatMap(PermissionsReader::capabilities)
                    .orElse(Capabilities.NONE);
            permissions.reportUnknownKeys();
            return PermissionSet.of(Set.copyOf(functions), Set.copyOf(channels), limits, capabilities);
        });
    }

    private static List<String> hostFunctions(ManifestValue value) {
        return value.list(name -> name.string(ManifestRules::isHostFunction, ManifestRules.HOST_FUNCTION),
                "a list of the names of host functions");
    }

    private static List<PluginId> channels(ManifestValue value) {
        return value.list(id -> id.string(PluginId::isValid, PluginId.ALLOWED).map(PluginId::of),
                "a list of the ids of plugins");
    }

    private static Optional<ResourceLimits> limits(ManifestValue value) {
        ResourceLimits defaults = ResourceLimits.DEFAULT;
        return MappingReader.of(value, "a mapping").map(resources -> {
            Optional<Duration> time = resources.optional("max_execution_time").flatMap(
                    limit -> limit.stringOrNumber(text -> Quantities.duration(text, MIN_TIME, MAX_TIME), TIME));
            Optional<Long> memory = resources.optional("max_memory").flatMap(
                    limit -> limit.stringOrNumber(text -> Quantities.bytes(text, ResourceLimits.PAGE_BYTES, MAX_MEMORY),
                            MEMORY));
            Optional<Integer> depth = resources.optional("max_call_depth").flatMap(limit -> limit.integer(1, MAX_CALL_DEPTH));
            Optional<Long> response = resources.optional("max_response_size").flatMap(
                    limit -> limit.stringOrNumber(text -> Quantities.bytes(text, 1, MAX_RESPONSE), RESPONSE));
            resources.reportUnknownKeys();
            return new ResourceLimits(time.orElse(defaults.maxExecutionTime()), memory.orElse(defaults.maxMemoryBytes()),
                    depth.orElse(defaults.maxCallDepth()), response.orElse(defaults.maxResponseBytes()));
        });
    }

    private static Optional<Capabilities> capabilities(ManifestValue value) {
        return MappingReader.of(value, "a mapping").map(capabilities -> {
            List<String> hosts = capabilities.optional("network").map(PermissionsReader::network).orElse(List.of());
            FilesystemAccess files = capabilities.optional("filesystem")
                    .flatMap(access -> access.choice(List.of(FilesystemAccess.values()), FilesystemAccess::key))
                    .orElse(FilesystemAccess.NONE);
            capabilities.reportUnknownKeys();
            return new Capabilities(hosts, files);
        });
    }

    /** Reads the hosts in lower case, because names of hosts do not know upper and lower case. */
    private static List<String> network(ManifestValue value) {
        if (YamlNodes.isFalse(value.node())) {
            return List.of();
        }
        return value.list(
                host -> host.string(ManifestRules::isHost, ManifestRules.HOST).map(name -> name.toLowerCase(Locale.ROOT)),
                NETWORK);
    }
}
