package org.wasmplugins;

import java.util.Arrays;
import java.util.Optional;

/** How events and responses are written when they cross into a plugin. */
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
     * @return the format of that name, if there is one
     */
    public static Optional<SerializationFormat> ofKey(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }
}
