package org.wasmplugins.host.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.wasmplugins.Text;

/** Reads a mapping key by key. Reports the keys that no caller asked for as unknown. */
final class MappingReader {

    private final Problems problems;
    private final String path;
    private final int line;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, ManifestValue> values = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    private MappingReader(ManifestValue value, MappingNode mapping) {
        problems = value.problems();
        path = value.path();
        line = LineNumbers.of(mapping);
        mapping.getValue().forEach(entry -> addEntry(entry.getKeyNode(), entry.getValueNode()));
    }

    /** Reports a problem and returns nothing if {@code value} is not a mapping. */
    static Optional<MappingReader> of(ManifestValue value, String allowed) {
        return value.node() instanceof MappingNode mapping ? Optional.of(new MappingReader(value, mapping))
                : value.wrongType(allowed);
    }

    private void addEntry(Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(LineNumbers.of(key), path, YamlNodes.type(key) + " as a key", "a string as a key");
            return;
        }
        String name = scalar.getValue();
        Node earlier = keys.putIfAbsent(name, key);
        if (earlier == null) {
            values.put(name, new ManifestValue(problems, pathOf(name), value));
        } else {
            problems.add(LineNumbers.of(key), pathOf(name), "the key a second time, after line " + LineNumbers.of(earlier),
                    "each key once");
        }
    }

    Optional<ManifestValue> optional(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<ManifestValue> required(String key, String allowed) {
        Optional<ManifestValue> value = optional(key);
        if (value.isEmpty()) {
            problems.add(line, pathOf(key), "nothing", allowed);
        }
        return value;
    }

    /** Reports the unknown keys. Call it after all allowed keys were asked for. */
    void reportUnknownKeys() {
        String allowed = String.join(", ", known);
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                problems.add(LineNumbers.of(key), pathOf(name), "an unknown key",
                        ManifestValue.withNearest(allowed, name, known));
            }
        });
    }

    /** Returns all entries of a mapping with free keys. */
    Map<String, ManifestValue> entries() {
        return values;
    }

    private String pathOf(String key) {
        String printable = Text.printable(key);
        return path.isEmpty() ? printable : path + "." + printable;
    }
}
