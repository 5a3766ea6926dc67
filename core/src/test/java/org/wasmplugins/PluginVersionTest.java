package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those that semver.org publishes next to its suggested regular expression. */
class PluginVersionTest {

    @ParameterizedTest
    @ValueSource(strings = { "0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.1.2+meta", "1.1.2+meta-valid",
            "1.0.0-alpha", "1.0.0-beta", "1.0.0-alpha.beta", "1.0.0-alpha.beta.1", "1.0.0-alpha.1", "1.0.0-alpha0.valid",
            "1.0.0-alpha.0valid", "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay", "1.0.0-rc.1+build.1",
            "2.0.0-rc.1+build.123", "1.2.3-beta", "10.2.3-DEV-SNAPSHOT", "1.2.3-SNAPSHOT-123", "1.0.0", "2.0.0", "1.1.7",
            "2.0.0+build.1848", "2.0.1-alpha.1227", "1.0.0-alpha+beta", "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
            "1.2.3----R-S.12.9.1--.12+meta", "1.2.3----RC-SNAPSHOT.12.9.1--.12", "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
            "99999999999999999999999.999999999999999999.99999999999999999", "1.0.0-0A.is.legal" })
    void publishedValidVersion_isTaken(String value) {
        assertThat(PluginVersion.isValid(value)).isTrue();
        assertThat(new PluginVersion(value).value()).isEqualTo(value);
        assertThat(new PluginVersion(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "1.2", "1.2.3-0123", "1.2.3-0123.0123", "1.1.2+.123", "+invalid", "-invalid",
            "-invalid+invalid", "-invalid.01", "alpha", "alpha.beta", "alpha.beta.1", "alpha.1", "alpha+beta",
            "alpha_beta", "alpha.", "alpha..", "beta", "1.0.0-alpha_beta", "-alpha.", "1.0.0-alpha..", "1.0.0-alpha..1",
            "1.0.0-alpha...1", "1.0.0-alpha....1", "1.0.0-alpha.....1", "1.0.0-alpha......1", "1.0.0-alpha.......1",
            "01.1.1", "1.01.1", "1.1.01", "1.2.3.DEV", "1.2-SNAPSHOT", "1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788",
            "1.2-RC-SNAPSHOT", "-1.0.3-gamma+b7718", "+justmeta", "9.8.7+meta+meta", "9.8.7-whatever+meta+meta",
            "99999999999999999999999.999999999999999999.99999999999999999----RC-SNAPSHOT.12.09.1----------------..12" })
    void publishedInvalidVersion_isRefused(String value) {
        assertThat(PluginVersion.isValid(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginVersion(value))
                .withMessage("'" + value + "' is not a version; allowed: a semantic version (2.0.0) of at most 100 "
                        + "characters, such as 1.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " 1.0.0", "1.0.0\n", "v1.0.0", "1.0.0-ä", "١.٠.٠" })
    void otherText_isRefused(String value) {
        assertThat(PluginVersion.isValid(value)).isFalse();
    }

    @Test
    void hundredCharacters_areTheMost() {
        assertThat(PluginVersion.isValid("1.0.0-" + "a".repeat(94))).isTrue();
        assertThat(PluginVersion.isValid("1.0.0-" + "a".repeat(95))).isFalse();
    }

    @Test
    void hugeText_isRefusedWithoutHarm() {
        assertThat(PluginVersion.isValid("1.0.0-" + "a.".repeat(1_000_000))).isFalse();
    }

    @Test
    void null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginVersion(null)).withMessage("value");
    }
}
