package org.wasmplugins.wasm.serialization;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.wasm.serialization.token.ReadLimits;

/** The behaviour of JSON, for each reader. */
abstract class JsonContract extends SerializerContract {

    JsonContract(PluginSerializer serializer) {
        super(serializer);
    }

    @Test
    void longNumbers_areRefused() {
        assertThatThrownBy(() -> serializer.read(bytes("1".repeat(ReadLimits.MAX_NUMBER_LENGTH + 1)), HostType.ANY))
                .isInstanceOf(IOException.class).hasMessageContaining("1000");
    }

    @Test
    void whatIsNoJson_isRefused() {
        for (String text : new String[] { "NaN", "'a'", "{a:1}", "[1,]", "/* */ 1", "01" }) {
            assertThatThrownBy(() -> serializer.read(bytes(text), HostType.ANY)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] nested(int depth) {
        return bytes("[".repeat(depth) + "]".repeat(depth));
    }

    @Override
    byte[] nestedObjects(int depth) {
        return bytes("{\"next\":".repeat(depth) + "null" + "}".repeat(depth));
    }

    @Override
    byte[] duplicateKeys() {
        return bytes("{\"currency\":\"EUR\",\"amount\":1,\"currency\":\"USD\"}");
    }

    @Override
    byte[] objectWithKeyTwice(int keys, int place) {
        return bytes(IntStream.range(0, keys).mapToObj(key -> "\"k" + (key == keys - 1 ? place : key) + "\":[{\"k0\":1}]")
                .collect(Collectors.joining(",", "{", "}")));
    }

    @Override
    byte[] invalidUtf8() {
        return new byte[] { '"', (byte) 0xC3, '(', '"' };
    }
}
