package org.wasmplugins.host;

import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;
import org.wasmplugins.PluginVersion;

/** Ranges of semantic versions, as npm writes them: {@code >=1.0.0 <2.0.0}, {@code ^1.2}, {@code 1.x || 3.x}. */
public final class VersionRanges {

    private VersionRanges() {
    }

    /**
     * @param range the text to check, not null
     * @return whether it is a range
     */
    public static boolean isValid(String range) {
        return !RangeListFactory.create(range).get().isEmpty();
    }

    /**
     * @param range a valid range, not null
     * @param version a version, not null
     * @return whether the version is in the range
     */
    public static boolean contains(String range, PluginVersion version) {
        return RangeListFactory.create(range).isSatisfiedBy(new Semver(version.value()));
    }
}
