package org.wasmplugins;

import java.util.Objects;

/**
 * A value in the plugin's serialization, either written already or wanted in this form: the host passes it on unchanged. For
 * {@link SerializationFormat#RAW} the bytes are those of the event or of the answer, for the other formats one value. JSON
 * keeps every digit and space of the value; MessagePack keeps its values, which may be written shorter.
 *
 * @param bytes the value, not null; neither copied nor changed
 */
public record SerializedValue(byte[] bytes) {

    public SerializedValue {
        Objects.requireNonNull(bytes, "bytes");
    }
}
