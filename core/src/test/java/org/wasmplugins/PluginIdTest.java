package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginIdTest {

    @ParameterizedTest
    @ValueSource(strings = { "a", "7", "word-count", "org.example.word-count", "a--b", "a..b", "0a", "a0" })
    void validId_isTaken(String value) {
        assertThat(PluginId.isValid(value)).isTrue();
        assertThat(PluginId.of(value).value()).isEqualTo(value);
        assertThat(PluginId.of(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "-", ".", "..", "-a", "a-", ".a", "a.", "A", "wordCount", "a_b", "a b", "a/b", "a\\b",
            "../a", "a\n", "ä", "a\u0000" })
    void otherText_isRefused(String value) {
        assertThat(PluginId.isValid(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> PluginId.of(value))
                .withMessageEndingWith("' is not a plugin id; allowed: " + PluginId.ALLOWED);
    }

    @Test
    void hundredCharacters_areTheMost() {
        assertThat(PluginId.isValid("a".repeat(100))).isTrue();
        assertThat(PluginId.isValid("a".repeat(101))).isFalse();
    }

    @Test
    void refusal_quotesIdMadePrintable() {
        assertThatIllegalArgumentException().isThrownBy(() -> PluginId.of("a\nb"))
                .withMessage("'a?b' is not a plugin id; allowed: 1 to 100 lower-case letters, digits, '-' and '.', "
                        + "beginning and ending with a letter or a digit");
    }

    @Test
    void null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> PluginId.of(null)).withMessage("value");
    }

    @Test
    void ids_sortAsTheirTexts() {
        assertThat(List.of(PluginId.of("b"), PluginId.of("a.b"), PluginId.of("a")).stream().sorted())
                .containsExactly(PluginId.of("a"), PluginId.of("a.b"), PluginId.of("b"));
    }

    @Test
    void ids_areEqualAsTheirTexts() {
        assertThat(PluginId.of("a")).isEqualTo(PluginId.of("a")).hasSameHashCodeAs(PluginId.of("a"))
                .isNotEqualTo(PluginId.of("b")).isNotEqualTo("a").isNotEqualTo(null);
    }
}
