package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    @ParameterizedTest
    @ValueSource(strings = { "*", "a", "text.count", "Text_Count-2", "document.*", "a.b.*", "7" })
    void validPattern_isTaken(String value) {
        assertThat(EventPattern.isValid(value)).isTrue();
        assertThat(new EventPattern(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", ".*", "**", "*.count", "text*", "text.*.count", "text count", "-a", ".a", "a\n", "ä",
            "a/b" })
    void otherText_isRefused(String value) {
        assertThat(EventPattern.isValid(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new EventPattern(value))
                .withMessage("'" + Text.printable(value) + "' is not an event pattern; allowed: " + EventPattern.ALLOWED);
    }

    @Test
    void null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new EventPattern(null)).withMessage("value");
    }

    @ParameterizedTest
    @CsvSource({ "*, text.count, true", "*, a, true", "text.count, text.count, true", "text.count, text.count.words, false",
            "text.count, text, false", "text.count, Text.count, false", "text.*, text.count, true",
            "text.*, text.count.words, true", "text.*, text, false", "text.*, texts.count, false",
            "text.*, my.text.count, false" })
    void pattern_matchesItsTypes(String pattern, String type, boolean expected) {
        assertThat(new EventPattern(pattern).matches(type)).isEqualTo(expected);
    }

    @Test
    void type_isPatternWithoutWildcard() {
        assertThat(EventPattern.isValidType("text.count")).isTrue();
        assertThat(EventPattern.isValidType("text.*")).isFalse();
        assertThat(EventPattern.isValidType("*")).isFalse();
        assertThat(EventPattern.isValidType("a".repeat(200))).isTrue();
        assertThat(EventPattern.isValidType("a".repeat(201))).isFalse();
    }
}
