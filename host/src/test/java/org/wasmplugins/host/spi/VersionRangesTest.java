package org.wasmplugins.host.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginVersion;

class VersionRangesTest {

    @ParameterizedTest
    @ValueSource(strings = { "*", "1", "1.2", "1.x", "1.2.x", "1.2.3", "=1.2.3", "^1.2", "^1.2.3-rc.1", "~1.2", ">1", ">=1.0.0",
            "<2", "<=2.0.0", ">=1.0.0 <2.0.0", "1.x || 3.x", "1.2.3 - 2.0.0", ">= 1.0.0" })
    void range_isValid(String range) {
        assertThat(VersionRanges.isValid(range)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "><1", "1.2.3.4", "1..2", "1.2.3-", "^", "~", ">", "^^1", "!1", "||", "-1", "1.-1" })
    void otherText_isNotValid(String range) {
        assertThat(VersionRanges.isValid(range)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "*, 0.0.1, true", "*, 99.1.2, true",
            "1.x, 1.0.0, true", "1.x, 1.99.0, true", "1.x, 2.0.0, false",
            "^1.2, 1.1.9, false", "^1.2, 1.2.0, true", "^1.2, 1.9.9, true", "^1.2, 2.0.0, false",
            "^0.2.3, 0.2.9, true", "^0.2.3, 0.3.0, false",
            "~1.2, 1.2.9, true", "~1.2, 1.3.0, false",
            ">=1.0.0 <2.0.0, 0.9.9, false", ">=1.0.0 <2.0.0, 1.0.0, true", ">=1.0.0 <2.0.0, 1.10.0, true",
            ">=1.0.0 <2.0.0, 2.0.0, false",
            "1.x || 3.x, 1.5.0, true", "1.x || 3.x, 2.5.0, false", "1.x || 3.x, 3.5.0, true",
            "1.2.3 - 2.0.0, 1.2.3, true", "1.2.3 - 2.0.0, 2.0.0, true", "1.2.3 - 2.0.0, 2.0.1, false",
            "1.2.3, 1.2.3+build.7, true", "1.2.3, 1.2.4, false" })
    void contains_goesByPrecedence(String range, String version, boolean expected) {
        assertThat(VersionRanges.contains(range, new PluginVersion(version))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ ">=1.0.0, 2.0.0-rc.1, false", ">=1.0.0, 1.0.0-rc.1, false", ">=2.0.0-rc.1, 2.0.0-rc.2, true",
            ">=2.0.0-rc.1, 2.0.0, true", "^1.2.0, 1.3.0-rc.1, false" })
    void preRelease_isOnlyInRangeThatNamesOne(String range, String version, boolean expected) {
        assertThat(VersionRanges.contains(range, new PluginVersion(version))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "latest", "[1.0,2.0)", "", " ", "1 || ||", "abc || 1", "1 || abc", "1.0.0 abc", "2147483648.0.0",
            ">=99999999999.0.0", "x" })
    void whatTheLibraryMisreads_isNotValid(String range) {
        assertThat(VersionRanges.isValid(range)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "99999999999.0.0", "1.0.0-99999999999999999999999" })
    void versionTooLargeForTheLibrary_isInNoRange(String version) {
        assertThat(VersionRanges.contains(">=2.0.0", new PluginVersion(version))).isFalse();
    }
}
