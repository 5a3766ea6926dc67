package org.wasmplugins;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The identity of a plugin within one application.
 *
 * @param value 1 to 100 lower-case letters, digits, {@code '-'} and {@code '.'}; the first and the last character is a
 *        letter or a digit, so that an id is safe as the name of a folder
 */
public record PluginId(String value) implements Comparable<PluginId> {

    /** The texts that {@link #isValid} accepts, in words. */
    public static final String ALLOWED = "1 to 100 lower-case letters, digits, '-' and '.', beginning and ending with a letter or a digit";

    private static final Pattern VALID = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?");

    /**
     * @throws IllegalArgumentException if {@code value} is not a valid id
     */
    public PluginId {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + Text.printable(value) + "' is not a plugin id; allowed: " + ALLOWED);
        }
    }

    /**
     * @param value the text to check, not null
     * @return true if the text is a valid id
     */
    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    /**
     * @param value the text of the id
     * @return the id, never null
     * @throws IllegalArgumentException if {@code value} is not a valid id
     */
    public static PluginId of(String value) {
        return new PluginId(value);
    }

    @Override
    public int compareTo(PluginId other) {
        return value.compareTo(other.value);
    }

    // Written by hand: the JVM takes some ten milliseconds of an application's start to link the methods of a record.

    @Override
    public boolean equals(Object other) {
        return other instanceof PluginId id && id.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
