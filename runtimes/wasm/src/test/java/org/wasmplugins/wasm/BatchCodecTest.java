package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginDeserializationException;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginSerializationException;
import org.wasmplugins.SerializationFormat;

import com.fasterxml.jackson.databind.ObjectMapper;

class BatchCodecTest {

    private static final PluginOperation OPERATION = PluginOperation
            .of(Manifests.of("batch", SerializationFormat.JSON), "handle-event-batch");

    private final PluginSerializer serializer = new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper());
    private final BatchCodec codec = new BatchCodec(new EnvelopeCodec(serializer), serializer);

    @Test
    void events_areOneArrayInTheirOrder() throws Exception {
        var batch = encode("a", Map.of("b", 1));
        assertThat(batch.isEmpty()).isFalse();
        assertThat(serializer.read(batch.input(), HostType.ANY)).asInstanceOf(list()).extracting(event -> event.get("data"))
                .containsExactly("a", Map.of("b", 1));
    }

    @Test
    void eventThatCannotBeWritten_failsWithoutTheOthers() throws Exception {
        var batch = encode("a", new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("no");
            }
        }, "c");
        assertThat(serializer.read(batch.input(), HostType.ANY)).asInstanceOf(list()).extracting(event -> event.get("data"))
                .containsExactly("a", "c");
        var outcomes = batch.decode(bytes("[{\"success\":true,\"data\":1},{\"success\":true,\"data\":3}]"));
        assertThat(outcomes.get(0).response().data()).isEqualTo(1);
        assertThat(outcomes.get(1).failure()).isInstanceOf(PluginSerializationException.class);
        assertThat(outcomes.get(2).response().data()).isEqualTo(3);
    }

    @Test
    void badResponse_failsItsOwnEventOnly() {
        var outcomes = encode("a", "b", "c").decode(bytes("[{\"success\":true,\"data\":\"x\"},7,{\"success\":false,"
                + "\"error\":{\"code\":\"no\",\"message\":\"never\"}}]"));
        assertThat(outcomes.get(0).response().data()).isEqualTo("x");
        assertThat(outcomes.get(1).failure()).isInstanceOf(PluginDeserializationException.class);
        assertThat(outcomes.get(2).response().error().code()).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "''; the plugin's response to 2 events is empty.",
            "[]; the plugin gave 0 responses to 2 events; there must be one for each, in their order.",
            "[1,2,3]; the plugin gave 3 responses to 2 events; there must be one for each, in their order.",
            "{}; the plugin's response to 2 events cannot be read as an array in json",
            "null; the plugin's response to 2 events cannot be read as an array in json: null",
            "[1; the plugin's response to 2 events cannot be read as an array in json" })
    void whatIsNoArrayOfAsMany_failsAll(String output, String problem) {
        var batch = encode("a", "b");
        assertThatExceptionOfType(PluginDeserializationException.class).isThrownBy(() -> batch.decode(bytes(output)))
                .withMessageContaining(problem);
    }

    private EventBatch encode(Object... data) {
        return codec.encode(Stream.of(data).map(value -> PluginEvent.to("batch", "do", value)).toList(),
                Stream.of(data).map(value -> HostType.ANY).toList(), OPERATION);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static InstanceOfAssertFactory<List, ListAssert<Map<String, Object>>> list() {
        return (InstanceOfAssertFactory) InstanceOfAssertFactories
                .list(Map.class);
    }
}
