package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStreamTest {

    private final List<String> lines = new ArrayList<>();
    private final LineStream stream = new LineStream(lines::add);

    @ParameterizedTest
    @ValueSource(strings = { "a", "ü", "€", "𝄞" })
    void longLine_isNotCutInsideACharacter(String character) {
        for (int before = 0; before < 4; before++) {
            lines.clear();
            String line = "x".repeat(before) + character.repeat(2 * LineStream.MAX_BYTES);
            write(line + "\n");
            assertThat(String.join("", lines)).isEqualTo(line);
            assertThat(lines).hasSizeGreaterThan(1).allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(LineStream.MAX_BYTES));
        }
    }

    @Test
    void bytesThatAreNoText_areGivenInPartsAsWell() {
        var bytes = new byte[3 * LineStream.MAX_BYTES];
        for (byte value : new byte[] { (byte) 0x80, (byte) 0xC3, (byte) 0xF0, (byte) 0xFF }) {
            lines.clear();
            Arrays.fill(bytes, value);
            write(bytes);
            stream.flush();
            assertThat(lines).hasSizeBetween(3, 4);
        }
    }

    @Test
    void flush_givesALineThatHasNoEnd_once() {
        write("a\nb");
        stream.flush();
        stream.flush();
        write("\n");
        assertThat(lines).containsExactly("a", "b", "");
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        stream.write(bytes, 0, bytes.length);
    }
}
