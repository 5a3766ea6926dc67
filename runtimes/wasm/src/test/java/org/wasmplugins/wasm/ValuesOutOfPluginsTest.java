package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.databind.JsonNode;

/** The application sees the same value on every way and in both formats, or the value is refused. */
class ValuesOutOfPluginsTest {

    private static final HostType DECIMAL = HostType.of(BigDecimal.class);
    private static final ValueWays JSON = new ValueWays(SerializationFormat.JSON);
    private static final ValueWays MESSAGE_PACK = new ValueWays(SerializationFormat.MSGPACK);

    @Test
    void decimals_areDoublesOnlyWhereThoseSayTheSame() throws IOException {
        for (String exact : List.of("19.99", "0.1", "1.5", "-1e300", "4.9E-324", "-0.0", "1.7976931348623157E308",
                "0.30000000000000004")) {
            assertRead(JSON, json(exact), HostType.ANY, Double.valueOf(exact));
            assertRead(JSON, json("{\"a\":[" + exact + "]}"), HostType.ANY, Map.of("a", List.of(Double.valueOf(exact))));
        }
        for (String longer : List.of("0.1234567890123456789", "1e400", "-1E-400", "0.1000000000000000055511151231257827",
                "9007199254740993.5", "2e-324")) {
            var decimal = new BigDecimal(longer);
            assertRead(JSON, json(longer), HostType.ANY, decimal);
            assertRead(JSON, json(longer), HostType.of(Number.class), decimal);
            assertRead(JSON, json("[" + longer + "]"), new HostType(List.class, List.of(HostType.ANY)), List.of(decimal));
            assertRead(JSON, json("{\"any\":" + longer + ",\"exact\":" + longer + ",\"plain\":{\"a\":" + longer + "}}"),
                    HostType.of(Amount.class), new Amount(decimal, decimal, Map.of("a", decimal)));
            assertThat(((JsonNode) JSON.outOf(ValueWays.OutOf.ANSWER, json(longer), HostType.of(JsonNode.class))).asText())
                    .isEqualTo(decimal.toString());
        }
    }

    @Test
    void decimals_keepTheirDigitsWhereTheyAreWanted() throws IOException {
        for (String number : List.of("19.990", "1.10", "5.00", "0.1234567890123456789", "1E+400")) {
            assertRead(JSON, json(number), DECIMAL, new BigDecimal(number));
        }
        assertRead(MESSAGE_PACK, hex("cb 4033fd70a3d70a3d"), DECIMAL, new BigDecimal("19.99"));
        assertRead(MESSAGE_PACK, hex("cb 4033fd70a3d70a3d"), HostType.ANY, 19.99);
        assertRead(MESSAGE_PACK, hex("ca 3fc00000"), HostType.ANY, 1.5);
        assertRead(MESSAGE_PACK, hex("cb 8000000000000000"), HostType.ANY, -0.0);
    }

    @Test
    void numbersTooLargeToWorkWith_areRefused() {
        for (String number : List.of("1e1001", "1e-1001", "1e999999999", "-1e-999999999", "1e2147483647", "1e99999999999")) {
            assertRefused(JSON, json(number), HostType.ANY);
            assertRefused(JSON, json(number), DECIMAL);
            assertRefused(JSON, json(number), HostType.of(Number.class));
        }
    }

    /** Some numbers exist in JSON only, others in MessagePack only. */
    @Test
    void whatIsNoNumber_isRefused() {
        for (var type : List.of(HostType.ANY, HostType.of(Double.class), HostType.of(JsonNode.class))) {
            for (String value : List.of("cb 7ff8000000000000", "cb 7ff0000000000000", "cb fff0000000000000", "ca 7fc00000",
                    "ca 7f800000", "ca ff800000", "81 a161 cb 7ff8000000000000")) {
                assertRefused(MESSAGE_PACK, hex(value), type);
            }
            assertRefused(JSON, json("NaN"), type);
            assertRefused(JSON, json("-Infinity"), type);
        }
        for (String number : List.of("1e400", "-1e400", "1" + "0".repeat(400))) {
            assertRefused(JSON, json(number), HostType.of(Double.class));
            assertRefused(JSON, json("[" + number + "]"), HostType.of(double[].class));
        }
        assertRefused(JSON, json("1e39"), HostType.of(Float.class));
        assertRefused(MESSAGE_PACK, hex("cb 48078287f49c4a1d"), HostType.of(Float.class));
    }

    @Test
    void halfACharacter_isRefused() throws IOException {
        for (String text : List.of("\"\\uD800\"", "\"\\udfff\"", "\"a\\ud83db\"", "\"\\uDE00\\uD83D\"", "\"\\uD83D\\\\uDE00\"",
                "[\"\\uD83D\\n\"]", "{\"\\uD800\":1}", "\"\\uD83D\\uD83D\\uDE00\"", "\"\\\\\\uD83D\"")) {
            for (var type : List.of(HostType.ANY, HostType.of(JsonNode.class), HostType.of(SerializedValue.class))) {
                assertRefused(JSON, json(text), type);
            }
        }
        assertRefused(MESSAGE_PACK, hex("a3 eda080"), HostType.ANY);
        assertRead(JSON, json("\"\\uD83D\\uDE00 \\\\uD800 \\\\\\uD83D\\uDE00\""), HostType.ANY,
                "\uD83D\uDE00 \\uD800 \\\uD83D\uDE00");
        assertRead(MESSAGE_PACK, hex("a4 f09f9880"), HostType.ANY, "\uD83D\uDE00");
    }

    @Test
    void bytes_areTheSame() throws IOException {
        assertRead(MESSAGE_PACK, hex("c4 03 00ff80"), HostType.ANY, new byte[] { 0, -1, -128 });
        assertRead(MESSAGE_PACK, hex("c4 03 00ff80"), HostType.of(byte[].class), new byte[] { 0, -1, -128 });
        assertRead(JSON, json("\"AP+A\""), HostType.of(byte[].class), new byte[] { 0, -1, -128 });
    }

    @Test
    void serializedJson_isNotTouched() throws IOException {
        for (ValueWays.OutOf way : List.of(ValueWays.OutOf.ANSWER, ValueWays.OutOf.BATCH)) {
            for (String value : List.of("19.990", "1e400", "-0.0", "{ \"a\" : [1.0, \"\\u0041\\uD83D\\uDE00é\"] }", "\"x\"",
                    "true", "[]", "1E5", "0")) {
                assertThat(((SerializedValue) JSON.outOf(way, json(value), HostType.of(SerializedValue.class))).bytes())
                        .asString(StandardCharsets.UTF_8).isEqualTo(value);
            }
        }
    }

    record Amount(Number any, BigDecimal exact, Object plain) {
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static void assertRead(ValueWays ways, byte[] value, HostType type, Object expected) throws IOException {
        for (ValueWays.OutOf way : ValueWays.OutOf.values()) {
            assertThat(ways.outOf(way, value, type)).as("%s of %s", way, new String(value, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
        }
    }

    private static void assertRefused(ValueWays ways, byte[] value, HostType type) {
        for (ValueWays.OutOf way : ValueWays.OutOf.values()) {
            assertThatThrownBy(() -> ways.outOf(way, value, type))
                    .as("%s of %s", way, new String(value, StandardCharsets.UTF_8)).matches(ValueWays::isRefusal);
        }
    }
}
