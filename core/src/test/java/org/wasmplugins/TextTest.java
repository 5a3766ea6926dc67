package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = { "", "a b", "Grüße, 世界", "'quotes' \"and\" \\", SMILE })
    void printableText_staysAsItIs(String text) {
        assertThat(Text.printable(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u200b", "\u202e", "\u2028", "\u2029",
            "\ufeff", "\ue000", "\uffff" })
    void unprintableCharacter_isReplaced(String character) {
        assertThat(Text.printable("a" + character + "b")).isEqualTo("a?b");
    }

    @Test
    void loneSurrogate_isReplaced() {
        assertThat(Text.printable("a\ud800b")).isEqualTo("a?b");
        assertThat(Text.printable("a\udc00")).isEqualTo("a?");
    }

    @Test
    void forgedLogLine_staysOneLine() {
        assertThat(Text.printable("x\r\n2026-01-01 ERROR forged")).isEqualTo("x??2026-01-01 ERROR forged");
    }

    @Test
    void longText_isCut() {
        assertThat(Text.printable("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(Text.printable("a".repeat(201))).isEqualTo("a".repeat(200) + "…");
        assertThat(Text.printable("a".repeat(10_000_000))).isEqualTo("a".repeat(200) + "…");
    }

    @Test
    void pairAtTheCut_staysWhole() {
        assertThat(Text.printable("a".repeat(199) + SMILE + "b")).isEqualTo("a".repeat(199) + SMILE + "…");
    }

    @Test
    void null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> Text.printable(null));
    }
}
