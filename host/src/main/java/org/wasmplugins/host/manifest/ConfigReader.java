package org.wasmplugins.host.manifest;

import java.util.HashMap;
import java.util.Map;

/** Reads {@code config}. */
final class ConfigReader {

    private static final int MAX_ENTRIES = 100;
    private static final int MAX_KEY = 200;
    private static final String KEY = "keys of 1 to " + MAX_KEY + " characters in one line";

    private ConfigReader() {
    }

    static Map<String, String> read(ManifestValue value) {
        var config = new HashMap<String, String>();
        MappingReader.of(value, "a mapping of keys to strings, numbers or booleans")
                .ifPresent(mapping -> read(value, mapping.entries(), config));
        return config;
    }

    private static void read(ManifestValue value, Map<String, ManifestValue> entries, Map<String, String> config) {
        if (entries.size() > MAX_ENTRIES) {
            value.problem(entries.size() + " entries", "at most " + MAX_ENTRIES + " entries");
        }
        entries.forEach((key, entry) -> {
            if (!ManifestRules.line(1, MAX_KEY).test(key)) {
                entry.problem("a key of another form", KEY);
            }
            entry.scalar("a string, a number or a boolean").ifPresent(text -> config.put(key, text));
        });
    }
}
