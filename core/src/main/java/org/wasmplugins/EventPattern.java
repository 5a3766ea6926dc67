package org.wasmplugins;

import java.util.Objects;

/**
 * The types of events that a plugin handles: one type ({@code text.count}), all below a prefix ({@code document.*}), or all
 * ({@code *}).
 *
 * @param value the pattern, at most 200 characters
 */
public record EventPattern(String value) {

    /** The texts that {@link #isValid} accepts, in words. */
    public static final String ALLOWED = "an event type such as text.count (letters, digits, '.', '_', '-', at most 200 characters), "
            + "a prefix such as document.*, or *";

    private static final int MAX_LENGTH = 200;
    private static final String WILDCARD = "*";

    /**
     * @throws IllegalArgumentException if {@code value} is not a pattern
     */
    public EventPattern {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + Text.printable(value) + "' is not an event pattern; allowed: " + ALLOWED);
        }
    }

    /**
     * @param value the text to check, not null
     * @return true if the text is a valid pattern
     */
    public static boolean isValid(String value) {
        if (value.equals(WILDCARD)) {
            return true;
        }
        return value.length() <= MAX_LENGTH
                && isValidType(value.endsWith(".*") ? value.substring(0, value.length() - 2) : value);
    }

    /**
     * @param type the text to check, not null
     * @return true if the text is a valid type of an event
     */
    public static boolean isValidType(String type) {
        if (type.isEmpty() || type.length() > MAX_LENGTH || !isLetterOrDigit(type.charAt(0))) {
            return false;
        }
        for (int i = 1; i < type.length(); i++) {
            char found = type.charAt(i);
            if (!isLetterOrDigit(found) && found != '.' && found != '_' && found != '-') {
                return false;
            }
        }
        return true;
    }

    static void requireType(String type) {
        if (!isValidType(type)) {
            throw new IllegalArgumentException("'" + Text.printable(type)
                    + "' is not the type of an event; allowed: letters, digits, '.', '_', '-', at most 200 characters");
        }
    }

    /** Accepts ASCII only. */
    private static boolean isLetterOrDigit(char found) {
        return found >= 'a' && found <= 'z' || found >= 'A' && found <= 'Z' || found >= '0' && found <= '9';
    }

    /**
     * @param type the type of an event, not null
     * @return true if this pattern covers the type
     */
    public boolean matches(String type) {
        if (value.endsWith(WILDCARD)) {
            return type.regionMatches(0, value, 0, value.length() - 1);
        }
        return value.equals(type);
    }

    @Override
    public String toString() {
        return value;
    }
}
