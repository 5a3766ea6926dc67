package org.wasmplugins.wasm.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

import com.sun.management.ThreadMXBean;

class MessagePackSerializerTest extends SerializerContract {

    MessagePackSerializerTest() {
        super(ofAll(SerializationFormat.MSGPACK));
    }

    @Test
    void values_areWrittenInTheirShortestForm() throws IOException {
        assertThat(serializer.write(Map.of("a", List.of(1, 300, true, 0.5, "é", new byte[] { 7 }))))
                .isEqualTo(hex("81 a161 96 01 cd012c c3 cb3fe0000000000000 a2c3a9 c40107"));
    }

    @Test
    void longText_isUtf8() throws IOException {
        for (int length : List.of(31, 32, 255, 256, 511, 512, 513, 65_535, 65_536)) {
            String text = "a".repeat(length - 10) + "\u00E9\u20AC\uD83D\uDE00 ";

            byte[] written = serializer.write(text);

            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Arrays.copyOfRange(written, written.length - utf8.length, written.length)).isEqualTo(utf8);
            assertThat(serializer.read(written, HostType.ANY)).isEqualTo(text);
        }
    }

    @Test
    void bytes_areBinary() throws IOException {
        byte[] written = serializer.write(new byte[] { 1, 2 });
        assertThat(written).isEqualTo(hex("c402 0102"));
        assertThat((byte[]) serializer.read(written, HostType.ANY)).containsExactly(1, 2);
    }

    @Test
    void numbersAsKeys_areKeysAsInJson() throws IOException {
        assertThat(serializer.read(hex("82 01 a161 ff a162"), HostType.ANY)).isEqualTo(Map.of("1", "a", "-1", "b"));
        assertThatThrownBy(() -> serializer.read(hex("82 01 c0 a131 c0"), HostType.ANY)).isInstanceOf(IOException.class)
                .hasMessageContaining("the key '1' is there a second time");
    }

    @Test
    void otherKeys_areRefused() {
        for (String key : List.of("c0", "c3", "90", "80", "cb3fe0000000000000", "c40101", "d40101")) {
            assertThatThrownBy(() -> serializer.read(hex("81" + key + "c0"), HostType.ANY)).isInstanceOf(IOException.class)
                    .hasMessageContaining("where only strings and integers may be");
        }
    }

    @Test
    void extensionTypes_areRefused() {
        for (String extension : List.of("d4 01 00", "d6 ff 00000000", "c7 01 05 00", "c9 ffffffff 01")) {
            assertThatThrownBy(() -> serializer.read(hex(extension), HostType.ANY)).isInstanceOf(IOException.class)
                    .hasMessageContaining("extension type");
        }
    }

    /** A few bytes that declare up to four gigabytes, at the end of many that are there. */
    @Test
    void lengthsThatAreNotThere_allocateNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String header : List.of("dc ffff", "dd 7fffffff", "dd ffffffff", "de ffff", "df 3fffffff", "df 7fffffff",
                "df ffffffff",
                "d9 ff", "da ffff", "db 7fffffff", "db 03ffffff", "db ffffffff", "c4 ff", "c5 ffff", "c6 03ffffff",
                "c6 7fffffff",
                "c6 ffffffff", "81 db 03ffffff", "81 a161 c6 03ffffff")) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> serializer.read(hex(header + "00".repeat(10)), HostType.ANY))
                    .isInstanceOf(IOException.class);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(header).isLessThan(1_000_000);
        }
    }

    @Test
    void manyOpenContainersWithLargeSizes_allocateLittle() {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 120; i++) {
            bytes.writeBytes(hex("dd 0000ffff"));
        }
        bytes.writeBytes(new byte[70_000]);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> serializer.read(bytes.toByteArray(), HostType.ANY)).isInstanceOf(IOException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    @Test
    void reservedByte_isRefused() {
        assertThatThrownBy(() -> serializer.read(hex("c1"), HostType.ANY)).isInstanceOf(IOException.class);
    }

    @Test
    void decimals_areWrittenExactlyOrRefused() throws IOException {
        assertThat(serializer.write(new BigDecimal("19.99"))).isEqualTo(serializer.write(19.99));
        assertThat(serializer.write(new BigDecimal("1E+3"))).isEqualTo(serializer.write(1000));
        for (BigDecimal number : List.of(new BigDecimal("0.1234567890123456789"), new BigDecimal("1E+999999999"),
                new BigDecimal("1E-999999999"), new BigDecimal("18446744073709551617.5"))) {
            assertThatThrownBy(() -> serializer.write(number)).isInstanceOf(IOException.class)
                    .hasMessageContaining("has no place in MessagePack");
        }
        for (BigInteger number : List.of(BigInteger.ONE.shiftLeft(64),
                BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE))) {
            assertThatThrownBy(() -> serializer.write(number)).isInstanceOf(IOException.class)
                    .hasMessageContaining("has no place in MessagePack");
        }
    }

    @Test
    void truthWhereTextIsWanted_isConvertedAsInJson() throws IOException {
        assertThat(serializer.read(hex("82 a6" + hexOf("amount") + "01 a8" + hexOf("currency") + "c3"),
                HostType.of(Money.class))).isEqualTo(new Money(BigDecimal.ONE, "true"));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    byte[] nested(int depth) {
        return hex("91".repeat(depth - 1) + "90");
    }

    @Override
    byte[] nestedObjects(int depth) {
        return hex(("81 a4" + hexOf("next")).repeat(depth) + "c0");
    }

    @Override
    byte[] duplicateKeys() {
        return hex("83 a8" + hexOf("currency") + "a3" + hexOf("EUR") + "a6" + hexOf("amount") + "01 a8" + hexOf("currency")
                + "a3" + hexOf("USD"));
    }

    @Override
    byte[] objectWithKeyTwice(int keys, int place) {
        var all = new StringBuilder("de%04x".formatted(keys));
        for (int key = 0; key < keys; key++) {
            String name = "k" + (key == keys - 1 ? place : key);
            all.append("%02x".formatted(0xA0 + name.length())).append(hexOf(name)).append("9181a2").append(hexOf("k0"))
                    .append("01");
        }
        return hex(all.toString());
    }

    @Override
    byte[] invalidUtf8() {
        return hex("a2 c3 28");
    }
}
