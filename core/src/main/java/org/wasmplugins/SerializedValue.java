package org.wasmplugins;

import java.util.Objects;

/**
 * A value that is written in a plugin's serialization already, or is wanted that way: it passes as it is. For
 * {@link SerializationFormat#RAW} these are the bytes of the event or of the answer, for the other formats one value; JSON
 * keeps every digit and space of it, MessagePack its values, which may be written shorter.
 *
 * @param bytes the value, not null; neither copied nor changed
 */
public record SerializedValue(byte[] bytes) {

    public SerializedValue {
        Objects.requireNonNull(bytes, "bytes");
    }
}
