package org.wasmplugins.host.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.VersionRanges;

/** Reads {@code dependencies}. */
final class DependenciesReader {

    private static final int MAX_RANGE = 200;
    private static final String RANGE = "a range of versions of at most " + MAX_RANGE + " characters, such as >=1.0.0 <2.0.0";

    private DependenciesReader() {
    }

    static List<PluginDependency> read(ManifestValue value) {
        var seen = new HashSet<PluginId>();
        return value.list(dependency -> dependency(dependency, seen), "a list of mappings with the keys id and version");
    }

    private static Optional<PluginDependency> dependency(ManifestValue value, Set<PluginId> seen) {
        return MappingReader.of(value, "a mapping with the keys id and version").flatMap(dependency -> {
            Optional<PluginId> id = dependency.required("id", PluginId.ALLOWED).flatMap(text -> newId(text, seen));
            Optional<String> versions = dependency.required("version", RANGE)
                    .flatMap(text -> text.string(ManifestRules.line(1, MAX_RANGE).and(VersionRanges::isValid), RANGE));
            dependency.reportUnknownKeys();
            return id.flatMap(plugin -> versions.map(range -> new PluginDependency(plugin, range)));
        });
    }

    private static Optional<PluginId> newId(ManifestValue value, Set<PluginId> seen) {
        Optional<PluginId> id = value.string(PluginId::isValid, PluginId.ALLOWED).map(PluginId::of);
        if (id.isPresent() && !seen.add(id.get())) {
            value.reportRepeated();
        }
        return id;
    }
}
