package org.wasmplugins.host.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.EventPattern;
import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.spi.VersionRanges;

/** Reads {@code serialization}, {@code events} and {@code dependencies}. */
final class ListsReader {

    static final String EVENTS = "a list of at least one event type, such as [text.count, \"document.*\"]";

    private static final String FORMATS = "json, msgpack, a list of them, or raw";
    private static final int MAX_RANGE = 200;
    private static final String RANGE = "a range of versions of at most " + MAX_RANGE + " characters, such as >=1.0.0 <2.0.0";

    private ListsReader() {
    }

    static List<SerializationFormat> serialization(ManifestValue value) {
        if (value.isScalar()) {
            return format(value).map(List::of).orElse(List.of());
        }
        List<SerializationFormat> formats = value.nonEmptyList(ListsReader::format, FORMATS);
        if (formats.size() > 1 && formats.contains(SerializationFormat.RAW)) {
            value.problem("raw together with other formats", FORMATS);
        }
        return formats;
    }

    private static Optional<SerializationFormat> format(ManifestValue value) {
        return value.choice(List.of(SerializationFormat.values()), SerializationFormat::key);
    }

    static List<EventPattern> events(ManifestValue value) {
        return value.nonEmptyList(
                event -> event.string(EventPattern::isValid, EventPattern.ALLOWED).map(EventPattern::new), EVENTS);
    }

    static List<PluginDependency> dependencies(ManifestValue value) {
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
