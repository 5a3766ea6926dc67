package org.wasmplugins.wasm.serialization.token;

/** How large values may be that are read, whoever wrote them. */
public final class ReadLimits {

    /** How deep values may be nested in what is read. */
    public static final int MAX_DEPTH = 128;

    /** How long a string may be in what is read: characters in JSON, bytes in MessagePack. */
    public static final int MAX_STRING_LENGTH = 20_000_000;

    /** How long a key may be in what is read: characters in JSON, bytes in MessagePack. */
    public static final int MAX_KEY_LENGTH = 10_000;

    /** How many characters a number may have in JSON that is read, and how many digits when it is written out. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    private ReadLimits() {
    }
}
