package org.wasmplugins;

import java.util.Arrays;
import java.util.Optional;

/** The format in which events and responses go into a plugin and come out of it. */
public enum SerializationFormat {

    /** JSON, RFC 8259. */
    JSON("json"),
    /** MessagePack. */
    MSGPACK("msgpack"),
    /** No envelope: the event's bytes go in and the answer's bytes come out. */
    RAW("raw");

    private final String key;

    SerializationFormat(String key) {
        this.key = key;
    }

    /**
     * @return the name used in manifests, never null
     */
    public String key() {
        return key;
    }

    /**
     * @param key a name as used in manifests
     * @return the format of that name; empty if the name is unknown
     */
    public static Optional<SerializationFormat> ofKey(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }
}
