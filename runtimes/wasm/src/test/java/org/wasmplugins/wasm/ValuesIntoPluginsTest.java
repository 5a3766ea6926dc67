package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;

import com.fasterxml.jackson.databind.node.DoubleNode;

/** A plugin sees the same value on every way and in both formats, or the value is refused. */
class ValuesIntoPluginsTest {

    private static final BigDecimal ONLY_IN_TEXT = new BigDecimal("0.1234567890123456789");

    @ParameterizedTest
    @EnumSource(value = SerializationFormat.class, names = { "JSON", "MSGPACK" })
    void numbers_areTheSame(SerializationFormat format) throws IOException {
        for (String number : List.of("19.99", "19.990", "0.1", "5.00", "1E+3", "-0.7", "123456789012345.6", "4.9E-324",
                "1.7976931348623157E308", "18446744073709551615", "-9223372036854775808", "9007199254740993")) {
            assertSeen(format, new BigDecimal(number), new BigDecimal(number));
            assertSeen(format, List.of(Map.of("price", new BigDecimal(number))),
                    List.of(Map.of("price", new BigDecimal(number))));
        }
        for (Double number : List.of(0.1, -1e300, 1.0, Double.MIN_VALUE, Double.MAX_VALUE)) {
            assertSeen(format, number, BigDecimal.valueOf(number));
        }
        assertSeen(format, 0.1f, new BigDecimal("0.1"));
        assertSeen(format, Float.MAX_VALUE, new BigDecimal("3.4028235E38"));
        assertSeen(format, new BigInteger("18446744073709551615"), new BigDecimal("18446744073709551615"));
    }

    @ParameterizedTest
    @EnumSource(value = SerializationFormat.class, names = { "JSON", "MSGPACK" })
    void numbersThatMessagePackHasNoPlaceFor_areExactOrRefused(SerializationFormat format) throws IOException {
        for (BigDecimal number : List.of(ONLY_IN_TEXT, new BigDecimal("1E+400"), new BigDecimal("-1E-400"),
                new BigDecimal(BigInteger.ONE.shiftLeft(64)))) {
            if (format == SerializationFormat.JSON) {
                assertSeen(format, number, number);
            } else {
                assertRefused(format, number);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = SerializationFormat.class, names = { "JSON", "MSGPACK" })
    void bytesAndTexts_areTheSame(SerializationFormat format) throws IOException {
        var bytes = new byte[] { 0, -1, 5, 0x7F, -128 };
        assertSeen(format, bytes, SeenValues.of(format).bytes(bytes));
        assertSeen(format, Map.of("picture", bytes), Map.of("picture", SeenValues.of(format).bytes(bytes)));
        for (String text : List.of("", "Wörd \uD83D\uDE00 \0", "\\uD800", "\uFEFFbom", "\uFFFF")) {
            assertSeen(format, text, text);
            assertSeen(format, Map.of(text, text), Map.of(text, text));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SerializationFormat.class, names = { "JSON", "MSGPACK" })
    void whatIsNoNumber_isRefused(SerializationFormat format) {
        for (Double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertRefused(format, value);
            assertRefused(format, value.floatValue());
            assertRefused(format, new double[] { 1, value });
            assertRefused(format, new float[] { 1, value.floatValue() });
            assertRefused(format, Map.of("mean", value));
            assertRefused(format, new Measured(value));
            assertRefused(format, new DoubleNode(value));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SerializationFormat.class, names = { "JSON", "MSGPACK" })
    void halfACharacter_isRefused(SerializationFormat format) {
        for (String half : List.of("\uD800", "\uDFFF", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00",
                "x".repeat(5_000) + "\uD83D")) {
            assertRefused(format, half);
            assertRefused(format, List.of(half));
            assertRefused(format, Map.of(half, 1));
            assertRefused(format, half.toCharArray());
        }
    }

    /** The JSON was not written by us, so its numbers never became ours. */
    @ParameterizedTest
    @EnumSource(value = ValueWays.Into.class, names = { "SERIALIZED_EVENT", "SERIALIZED_IN_BATCH" })
    void serializedJson_isNotTouched(ValueWays.Into way) throws IOException {
        for (String number : List.of("19.990", "1e400", "-1E-400", "0.1234567890123456789", "-0.0",
                "123456789012345678901234567890")) {
            var value = new SerializedValue((" { \"n\" : [" + number + "] } ").getBytes(StandardCharsets.UTF_8));
            assertThat(ways(SerializationFormat.JSON).into(way, value).toString())
                    .isEqualTo(Map.of("n", List.of(new BigDecimal(number))).toString());
        }
        for (String bad : List.of("1 2", "NaN", "\"\\uD800\"", "\"\\uDE00\\uD83D\"", "{\"a\":1,\"a\":2}", "{\"\\uD800\":1}",
                "1},{\"data\":2", "\uFEFF1", "'a'")) {
            var value = new SerializedValue(bad.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> ways(SerializationFormat.JSON).into(way, value)).as(bad).matches(ValueWays::isRefusal);
        }
    }

    record Measured(double value) {
    }

    private static ValueWays ways(SerializationFormat format) {
        return new ValueWays(format);
    }

    private static void assertSeen(SerializationFormat format, Object value, Object expected) throws IOException {
        for (ValueWays.Into way : ValueWays.Into.values()) {
            assertThat(ways(format).into(way, value)).as("%s of %s in %s", value, way, format)
                    .usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(expected);
        }
    }

    private static void assertRefused(SerializationFormat format, Object value) {
        for (ValueWays.Into way : ValueWays.Into.values()) {
            assertThatThrownBy(() -> ways(format).into(way, value)).as("%s of %s in %s", value, way, format)
                    .matches(ValueWays::isRefusal);
        }
    }
}
