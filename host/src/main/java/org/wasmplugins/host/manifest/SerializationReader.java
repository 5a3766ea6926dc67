package org.wasmplugins.host.manifest;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.SerializationFormat;

/** Reads {@code serialization}. */
final class SerializationReader {

    private static final String FORMATS = "json, msgpack, a list of them, or raw";

    private SerializationReader() {
    }

    static List<SerializationFormat> read(ManifestValue value) {
        if (value.isScalar()) {
            return format(value).map(List::of).orElse(List.of());
        }
        List<SerializationFormat> formats = value.nonEmptyList(SerializationReader::format, FORMATS);
        if (formats.size() > 1 && formats.contains(SerializationFormat.RAW)) {
            value.problem("raw together with other formats", FORMATS);
        }
        return formats;
    }

    private static Optional<SerializationFormat> format(ManifestValue value) {
        return value.choice(List.of(SerializationFormat.values()), SerializationFormat::key);
    }
}
