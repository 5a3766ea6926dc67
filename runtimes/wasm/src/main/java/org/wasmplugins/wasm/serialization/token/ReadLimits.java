package org.wasmplugins.wasm.serialization.token;

/** The limits of values that are read, of plugins and of the application. */
public final class ReadLimits {

    /** The deepest nesting of values. */
    public static final int MAX_DEPTH = 128;

    /** The longest string: characters in JSON, bytes in MessagePack. */
    public static final int MAX_STRING_LENGTH = 20_000_000;

    /** The longest key: characters in JSON, bytes in MessagePack. */
    public static final int MAX_KEY_LENGTH = 10_000;

    /** The most characters of a number in JSON, and the most digits when it is written out. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    private ReadLimits() {
    }
}
