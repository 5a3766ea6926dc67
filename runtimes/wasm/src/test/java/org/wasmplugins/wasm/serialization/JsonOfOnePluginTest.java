package org.wasmplugins.wasm.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.serialization.token.FieldNameCache;
import org.wasmplugins.wasm.serialization.token.JsonBytes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The same contract for the serializer of one plugin, which keeps names. */
class JsonOfOnePluginTest extends JsonContract {

    JsonOfOnePluginTest() {
        super(ofAll(SerializationFormat.JSON).forPlugin());
    }

    @Test
    void names_areMadeOnceForEachPlugin() throws IOException {
        String name = nameRead(serializer, object("article"));
        assertThat(nameRead(serializer, object("article"))).isSameAs(name);
        assertThat(nameRead(serializer.forPlugin(), object("article"))).isEqualTo(name).isNotSameAs(name);
    }

    @Test
    void namesThatAreNotAscii_areReadAnew() throws IOException {
        byte[] json = "{\"größe\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(nameRead(serializer, json)).isEqualTo("größe").isNotSameAs(nameRead(serializer, json));
    }

    @Test
    void keptNames_areBounded() throws IOException {
        var names = new FieldNameCache(new ObjectMapper());
        for (int i = 0; i < 10 * FieldNameCache.MOST_NAMES; i++) {
            readAll(names, object("name" + i));
            assertThat(names.size()).isBetween(1, FieldNameCache.MOST_NAMES + 1);
        }
    }

    @Test
    void namesOfLongTexts_areNotKept() throws IOException {
        var names = new FieldNameCache(new ObjectMapper());
        readAll(names, object("n".repeat(FieldNameCache.MOST_BYTES)));
        assertThat(names.size()).isZero();
        readAll(names, object("n".repeat(FieldNameCache.MOST_BYTES - "{\"\":1}".length())));
        assertThat(names.size()).isEqualTo(1);
    }

    @Test
    void charactersOfAsciiAndBackslashes_areToldFromOthersAtEachPlace() {
        for (int length = 0; length < 20; length++) {
            for (int place = 0; place < length; place++) {
                var bytes = new byte[length];
                for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
                    Arrays.fill(bytes, (byte) 1);
                    bytes[place] = (byte) value;
                    assertThat(JsonBytes.areAscii(bytes)).isEqualTo(value >= 0);
                    assertThat(JsonBytes.haveBackslash(bytes)).isEqualTo(value == '\\');
                }
            }
        }
        assertThat(JsonBytes.areAscii(new byte[0])).isTrue();
        assertThat(JsonBytes.haveBackslash(new byte[0])).isFalse();
    }

    @Test
    void textOfTwoByteCharacters_isRefused() {
        for (var charset : new Charset[] { StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE }) {
            assertThatThrownBy(() -> serializer.read("{\"a\":1}".getBytes(charset), HostType.ANY))
                    .isInstanceOf(IOException.class);
        }
    }

    private static byte[] object(String name) {
        return ("{\"" + name + "\":1}").getBytes(StandardCharsets.US_ASCII);
    }

    private static String nameRead(PluginSerializer serializer, byte[] json) throws IOException {
        Iterator<?> names = ((Map<?, ?>) serializer.read(json, HostType.ANY)).keySet().iterator();
        return (String) names.next();
    }

    private static void readAll(FieldNameCache names, byte[] json) throws IOException {
        try (JsonParser parser = names.parse(json)) {
            while (parser.nextToken() != null) {
                parser.currentName();
            }
        }
    }
}
