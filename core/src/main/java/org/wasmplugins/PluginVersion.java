package org.wasmplugins;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The version of a plugin, as Semantic Versioning 2.0.0 defines it. This class only holds the text; the host compares
 * versions and evaluates ranges.
 *
 * @param value the text, for example {@code 1.2.0} or {@code 2.0.0-rc.1+build.5}, at most 100 characters
 */
public record PluginVersion(String value) {

    /** The texts that {@link #isValid} accepts, in words. */
    public static final String ALLOWED = "a semantic version (2.0.0) of at most 100 characters, such as 1.2.0";

    private static final int MAX_LENGTH = 100;

    /** The grammar of semver.org, section "Backus–Naur Form Grammar for Valid SemVer Versions". */
    private static final Pattern VALID = Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)){2}"
            + "(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
            + "(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");

    /**
     * @throws IllegalArgumentException if {@code value} is not a semantic version
     */
    public PluginVersion {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + Text.printable(value) + "' is not a version; allowed: " + ALLOWED);
        }
    }

    /**
     * @param value the text to check, not null
     * @return true if the text is a semantic version
     */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
