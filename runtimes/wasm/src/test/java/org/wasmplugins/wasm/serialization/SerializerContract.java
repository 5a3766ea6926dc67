package org.wasmplugins.wasm.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.wasm.serialization.token.ReadLimits;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The behaviour of the serializer of each format. */
abstract class SerializerContract {

    /** A mapper that an application may have: it accepts unknown properties, and classes that the data name. */
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                    ObjectMapper.DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY);

    final PluginSerializer serializer;

    SerializerContract(PluginSerializer serializer) {
        this.serializer = serializer;
    }

    /** Arrays, one in the other. */
    abstract byte[] nested(int depth);

    /** Objects with a {@code next}, one in the other. */
    abstract byte[] nestedObjects(int depth);

    /** An object with the key {@code currency} twice. */
    abstract byte[] duplicateKeys();

    /** Returns an object with that many keys; the last key repeats the one at {@code place}. */
    abstract byte[] objectWithKeyTwice(int keys, int place);

    abstract byte[] invalidUtf8();

    @Test
    void events_areWrittenAsTheirMaps() throws IOException {
        Instant now = Instant.parse("2026-11-22T20:50:05.123Z");
        for (Object data : new Object[] { null, "text", new Small(1), Map.of("key", List.of(1)), new byte[] { 1 } }) {
            for (String source : new String[] { null, "somebody" }) {
                PluginEvent event = PluginEvent.of(PluginId.of("a"), "1", "text.count", source, now, data);
                var map = new LinkedHashMap<String, Object>();
                map.put("id", "1");
                map.put("type", "text.count");
                if (source != null) {
                    map.put("source", source);
                }
                map.put("timestamp", "2026-11-22T20:50:05.123Z");
                map.put("data", data);

                assertThat(new EventEnvelope(event)).containsExactlyEntriesOf(map);
                assertThat(serializer.write(new EventEnvelope(event))).isEqualTo(serializer.write(map));
                assertThat(serializer.write(List.of(new EventEnvelope(event)))).isEqualTo(serializer.write(List.of(map)));
            }
        }
    }

    @Test
    void plainValues_comeBack() throws IOException {
        var value = new LinkedHashMap<String, Object>();
        value.put("text", "Wörd \uD83D\uDE00 \0");
        value.put("long text", "x".repeat(100_000));
        value.put("numbers", List.of(0, -1, 127, 128, 65_536, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1.5, -1e300));
        value.put("unsigned", new BigInteger("18446744073709551615"));
        value.put("truths", Arrays.asList(true, false, null));
        value.put("empty", List.of(Map.of(), List.of(), ""));
        value.put("", Map.of("deeper", List.of(Map.of("deepest", 1))));
        assertThat(throughAndBack(value)).isEqualTo(value);
        for (var scalar : Arrays.asList("text", 1, 2.5, true, null)) {
            assertThat(throughAndBack(scalar)).isEqualTo(scalar);
        }
    }

    @Test
    void collectionsOfManyElements_comeBack() throws IOException {
        List<Integer> list = new Random(1).ints(70_000).boxed().toList();
        assertThat(throughAndBack(list)).isEqualTo(list);
    }

    @Test
    void typedValues_comeBack() throws IOException {
        var value = new Typed(new Money(new BigDecimal("19.99"), "EUR"), List.of(1, 2), new byte[] { 0, -1, 5 }, 1L << 40,
                true);
        var read = (Typed) serializer.read(serializer.write(value), HostType.of(Typed.class));
        assertThat(read).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void typeArguments_areKept() throws IOException {
        List<Money> prices = List.of(new Money(BigDecimal.ONE, "EUR"));
        assertThat(serializer.read(serializer.write(prices), new HostType(List.class, List.of(HostType.of(Money.class)))))
                .isEqualTo(prices);
    }

    @Test
    void unknownProperties_areIgnoredAsTheMapperDoes() throws IOException {
        byte[] bytes = serializer.write(Map.of("amount", 1, "currency", "EUR", "more", Map.of("a", List.of(1, 2))));
        assertThat(serializer.read(bytes, HostType.of(Money.class))).isEqualTo(new Money(BigDecimal.ONE, "EUR"));
    }

    @Test
    void classesThatTheBytesName_areNotMade() throws IOException {
        assertThat(throughAndBack(List.of("java.util.ArrayList", List.of(1))))
                .isEqualTo(List.of("java.util.ArrayList", List.of(1)));
    }

    @Test
    void numbersThatDoNotFit_areRefused() throws IOException {
        assertRefused(serializer.write(Map.of("number", 1L << 40)), HostType.of(Small.class));
        assertRefused(serializer.write(Map.of("number", new BigInteger("18446744073709551615"))), HostType.of(Small.class));
    }

    @Test
    void serializedValues_passInsideOfOthers() throws IOException {
        byte[] inner = serializer.write(Map.of("a", List.of(1, "two")));
        byte[] outer = serializer.write(Map.of("inner", new SerializedValue(inner)));
        assertThat(serializer.read(outer, HostType.ANY)).isEqualTo(Map.of("inner", Map.of("a", List.of(1, "two"))));
        var read = (Map<?, ?>) serializer.read(outer,
                new HostType(Map.class, List.of(HostType.of(String.class), HostType.of(SerializedValue.class))));
        assertThat(((SerializedValue) read.get("inner")).bytes()).isEqualTo(inner);
    }

    @Test
    void serializedValueThatIsNoValue_isRefused() throws IOException {
        byte[] two = twice(serializer.write(List.of(1)));
        assertThatThrownBy(() -> serializer.write(Map.of("inner", new SerializedValue(two)))).isInstanceOf(IOException.class);
        assertThat(serializer.read(serializer.write(new SerializedValue(new byte[0])), HostType.ANY)).isNull();
    }

    @Test
    void trailingValues_areRefused() throws IOException {
        assertRefused(twice(serializer.write(List.of(1))), HostType.ANY);
        assertRefused(twice(serializer.write(List.of(1))), HostType.of(Object[].class));
    }

    @Test
    void nothing_isRefused() {
        assertRefused(new byte[0], HostType.ANY);
    }

    @Test
    void truncatedValues_areRefused() throws IOException {
        byte[] whole = serializer.write(Map.of("text", "a word", "list", List.of(1, 2, 70_000), "truth", true));
        for (int length = 1; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), HostType.ANY);
        }
    }

    @Test
    void garbage_isReadOrRefusedAndNothingElse() {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            for (var type : List.of(HostType.ANY, HostType.of(Typed.class), HostType.of(SerializedValue.class))) {
                try {
                    serializer.read(bytes, type);
                } catch (IOException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void changedBytes_areReadOrRefusedAndNothingElse() throws IOException {
        byte[] whole = serializer.write(
                new Typed(new Money(new BigDecimal("19.99"), "EUR"), List.of(1, 2), new byte[] { 1, 2 }, 1L << 40, true));
        for (int i = 0; i < whole.length; i++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = whole.clone();
                changed[i] = (byte) value;
                try {
                    serializer.read(changed, HostType.of(Typed.class));
                } catch (IOException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void nesting_isBounded() throws IOException {
        assertThat(serializer.read(nested(ReadLimits.MAX_DEPTH), HostType.ANY)).isNotNull();
        for (int depth : List.of(ReadLimits.MAX_DEPTH + 1, 1_000_000)) {
            assertRefused(nested(depth), HostType.ANY);
            assertRefused(nested(depth), HostType.of(SerializedValue.class));
            assertRefused(nestedObjects(depth), HostType.of(Nested.class));
        }
    }

    @Test
    void longStringsAndKeys_areRefused() throws IOException {
        String key = "k".repeat(ReadLimits.MAX_KEY_LENGTH);
        assertThat(throughAndBack(Map.of(key, 1))).isEqualTo(Map.of(key, 1));
        assertRefused(serializer.write(Map.of(key + "k", 1)), HostType.ANY);
        assertRefused(serializer.write("s".repeat(ReadLimits.MAX_STRING_LENGTH + 1)), HostType.ANY);
    }

    @Test
    void manyPlainKeys_disturbNoOtherReading() throws IOException {
        for (int i = 0; i < 50; i++) {
            var keys = new LinkedHashMap<String, Integer>();
            for (int k = 0; k < 2_000; k++) {
                keys.put("k" + i + "-" + k, k);
            }
            assertThat(throughAndBack(keys)).isEqualTo(keys);
        }
        assertThat(throughAndBack(Map.of("plain", 1))).isEqualTo(Map.of("plain", 1));
    }

    @Test
    void keyThatIsThereTwice_isRefused() {
        assertRefused(duplicateKeys(), HostType.ANY);
        assertRefused(duplicateKeys(), HostType.of(Money.class));
        assertRefused(duplicateKeys(), HostType.of(SerializedValue.class));
    }

    @Test
    void keyThatIsThereTwice_isRefusedAmongManyAndFarApart() throws IOException {
        for (int keys : List.of(2, 3, 15, 16, 17, 18, 1_000)) {
            for (Integer place : List.of(0, (keys - 2) / 2, keys - 2)) {
                assertRefused(objectWithKeyTwice(keys, place), HostType.ANY);
            }
        }
    }

    @Test
    void sameKeyInDifferentObjects_isRead() throws IOException {
        Map<String, Map<String, List<Map<String, Integer>>>> key = Map.of("a",
                Map.of("a", List.of(Map.of("a", 1), Map.of("a", 2))));
        assertThat(throughAndBack(List.of(key, key))).isEqualTo(List.of(key, key));
    }

    @Test
    void textThatIsNotUtf8_isRefused() {
        assertRefused(invalidUtf8(), HostType.ANY);
    }

    record Money(BigDecimal amount, String currency) {
    }

    record Typed(Money price, List<Integer> counts, byte[] picture, long large, boolean flag) {
    }

    record Nested(Nested next) {
    }

    record Small(int number) {
    }

    static PluginSerializer ofAll(SerializationFormat format) {
        return new JacksonSerializer(format, MAPPER);
    }

    private Object throughAndBack(Object value) throws IOException {
        return serializer.read(serializer.write(value), HostType.ANY);
    }

    private void assertRefused(byte[] bytes, HostType type) {
        assertThatThrownBy(() -> serializer.read(bytes, type)).isInstanceOf(IOException.class);
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = Arrays.copyOf(bytes, bytes.length * 2);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }
}
