package org.wasmplugins.host.spi;

import java.util.regex.Pattern;

import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;
import org.wasmplugins.PluginVersion;

/**
 * Checks ranges of semantic versions as npm writes them: {@code >=1.0.0 <2.0.0}, {@code ^1.2}, {@code 1.x
 * 3.x}.
 */
public final class VersionRanges {

    /** Allows numbers of at most nine digits, because the library reads them as {@code int}. */
    private static final String VERSION = "v?(?:\\*|\\d{1,9}(?:\\.(?:[xX*]|\\d{1,9})){0,2})(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?";
    private static final String COMPARATOR = "(?:[<>]=?|=|\\^|~)?\\s*" + VERSION;
    private static final String ALTERNATIVE = "\\s*(?:" + VERSION + "\\s+-\\s+" + VERSION + "|" + COMPARATOR + "(?:\\s+"
            + COMPARATOR
            + ")*)\\s*";

    /** Checks the whole range, because the library takes unknown text for any version. */
    private static final Pattern RANGE = Pattern.compile(ALTERNATIVE + "(?:\\|\\|" + ALTERNATIVE + ")*");

    private VersionRanges() {
    }

    /**
     * @param range the text to check, not null
     * @return whether it is a range
     */
    public static boolean isValid(String range) {
        if (!RANGE.matcher(range).matches()) {
            return false;
        }
        try {
            return !RangeListFactory.create(range).get().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * @param range a valid range, not null
     * @param version a version, not null
     * @return whether the version is in the range; false for a version with numbers that do not fit into 32 bits
     */
    public static boolean contains(String range, PluginVersion version) {
        try {
            return RangeListFactory.create(range).isSatisfiedBy(new Semver(version.value()));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
