package org.wasmplugins.wasm.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginHook;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.wasm.Manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes several events, and reads hostile responses to them. */
class BatchCodecTest {

    private static final PluginOperation OPERATION = PluginOperation.of(Manifests.of("a", SerializationFormat.JSON),
            PluginHook.HANDLE_EVENT);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BatchCodec codec = new EnvelopeCodec(new JacksonSerializer(SerializationFormat.JSON, MAPPER)).batches()
            .orElseThrow();

    @Test
    void events_areOneArrayOfTheirEnvelopes() throws Exception {
        JsonNode input = input(encode("one", 2, List.of()));
        assertThat(input.findValuesAsText("type")).containsExactly("do", "do", "do");
        assertThat(input.findValues("data").toString()).isEqualTo("[\"one\", 2, []]");
    }

    @Test
    void eventsThatCannotBeWritten_areLeftOutAndTheOthersKeepTheirAnswers() throws Exception {
        EventBatch batch = encode("one", new Object(), new SerializedValue("1},{".getBytes(UTF_8)), "four");
        assertThat(input(batch).findValues("data").toString()).isEqualTo("[\"one\", \"four\"]");
        List<PluginOutcome> outcomes = batch
                .decode("[{\"success\":true,\"data\":1},{\"success\":true,\"data\":4}]".getBytes(UTF_8));
        assertThat(outcomes.get(0).response().data()).isEqualTo(1);
        assertThat(outcomes.subList(1, 3)).allSatisfy(
                outcome -> assertThat(outcome.failure()).isInstanceOf(PluginSerializationException.class));
        assertThat(outcomes.get(3).response().data()).isEqualTo(4);
    }

    @Test
    void batchOfWhichNothingCanBeWritten_isEmpty() {
        EventBatch batch = encode(new Object());
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.outcomes()).extracting(PluginOutcome::failure).hasOnlyElementsOfType(
                PluginSerializationException.class);
        assertThat(encode(1).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "1", "[]", "{}", "{\"success\":1}", "{\"success\":false}",
            "{\"success\":true,\"data\":[[[{}]]],\"more\":1}" })
    void strangeAnswer_isThatOfItsEventAlone(String strange) {
        List<PluginOutcome> outcomes = encode(1, 2).decode(("[" + strange + ",{\"success\":true,\"data\":2}]").getBytes(UTF_8));
        assertThat(outcomes.get(0).failure()).isInstanceOf(PluginDeserializationException.class);
        assertThat(outcomes.get(1).response().data()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "{}", "1", "[", "[1", "[1,", "[]", "[1]", "[1,2,3]", "[1,2] 3", "[1 2]" })
    void whatIsNoArrayOfAsMany_failsAll(String output) {
        EventBatch batch = encode(1, 2);
        assertThatThrownBy(() -> batch.decode(output.getBytes(UTF_8))).isInstanceOf(PluginDeserializationException.class)
                .hasMessageContaining(" 2 events");
    }

    @Test
    void errorOfThePlugin_isAResponse() {
        List<PluginOutcome> outcomes = encode(1)
                .decode("[{\"success\":false,\"error\":{\"code\":\"no\",\"message\":\"it said no\"}}]".getBytes(UTF_8));
        assertThat(outcomes.get(0).response().error().code()).isEqualTo("no");
    }

    @Test
    void eventsWhoseClassesFail_failAlone() throws Exception {
        for (Object bad : new Object[] { new Failing(), new Bottomless() }) {
            EventBatch batch = encode(new BigDecimal("0.1234567890123456789"), bad, "three");
            assertThat(batch.outcomes().get(1).failure()).isInstanceOf(PluginSerializationException.class);
            assertThat(new String(batch.input(), UTF_8)).contains("\"data\":0.1234567890123456789}");
        }
    }

    @Test
    void answersWhoseClassesFail_failAlone() {
        EventBatch batch = codec.encode(List.of(PluginEvent.to("a", "do", 1), PluginEvent.to("a", "do", 2)),
                List.of(HostType.of(Picky.class), HostType.of(Picky.class)), OPERATION);
        List<PluginOutcome> outcomes = batch.decode(("[{\"success\":true,\"data\":{\"number\":1}},"
                + "{\"success\":true,\"data\":{\"number\":2}}]").getBytes(UTF_8));
        assertThat(outcomes.get(0).failure()).isInstanceOf(PluginDeserializationException.class);
        assertThat(outcomes.get(1).response().data()).isEqualTo(new Picky(2));
    }

    @Test
    void answersThatAreNoValue_failAlone() {
        for (String bad : List.of("tru", "1 2", "{\"success\":true,\"data\":\"\\uD800\"}", "[".repeat(128) + "]".repeat(128),
                "{\"success\":true,\"success\":true}", "\"\\x\"", "{1}", "\"\n\"")) {
            List<PluginOutcome> outcomes = encode(1, 2)
                    .decode(("[ " + bad + " ,{\"success\":true,\"data\":2}]").getBytes(UTF_8));
            assertThat(outcomes.get(0).failure()).as(bad).isInstanceOf(PluginDeserializationException.class);
            assertThat(outcomes.get(1).response().data()).isEqualTo(2);
        }
    }

    @Test
    void answersInMessagePackThatAreNoValue_failAlone() {
        BatchCodec packed = new EnvelopeCodec(new JacksonSerializer(SerializationFormat.MSGPACK, MAPPER)).batches()
                .orElseThrow();
        for (String bad : List.of("cb7ff8000000000000", "a2c328", "d40100", "82a161c0a161c0", "91".repeat(128) + "90",
                "81c0c0")) {
            EventBatch batch = packed.encode(List.of(PluginEvent.to("a", "do", 1), PluginEvent.to("a", "do", 2)),
                    List.of(HostType.ANY, HostType.ANY), OPERATION);
            List<PluginOutcome> outcomes = batch
                    .decode(HexFormat.of().parseHex("92" + bad + "82a773756363657373c3a46461746102"));
            assertThat(outcomes.get(0).failure()).as(bad).isInstanceOf(PluginDeserializationException.class);
            assertThat(outcomes.get(1).response().data()).isEqualTo(2);
        }
        for (String bad : List.of("", "c0", "93c0c0c0", "92c0", "92c0c0c0", "92c1c0", "92dd7fffffffc0", "dd7fffffff",
                "92dfffffffffc0",
                "ddffffffff", "92dbffffffffc0")) {
            EventBatch batch = packed.encode(List.of(PluginEvent.to("a", "do", 1), PluginEvent.to("a", "do", 2)),
                    List.of(HostType.ANY, HostType.ANY), OPERATION);
            assertThatThrownBy(() -> batch.decode(HexFormat.of().parseHex(bad))).as(bad)
                    .isInstanceOf(PluginDeserializationException.class).hasMessageContaining(" 2 events");
        }
    }

    @Test
    void raw_hasNoBatches() {
        assertThat(new RawCodec().batches()).isEmpty();
    }

    private EventBatch encode(Object... data) {
        return codec.encode(Stream.of(data).map(datum -> PluginEvent.to("a", "do", datum)).toList(),
                Collections.nCopies(data.length, HostType.ANY), OPERATION);
    }

    private static JsonNode input(EventBatch batch) throws Exception {
        return MAPPER.readTree(batch.input());
    }

    record Picky(int number) {

        Picky {
            if (number == 1) {
                throw new AssertionError("not one");
            }
        }
    }

    private static final class Bottomless {

        @SuppressWarnings("unused") // Jackson calls it.
        public Bottomless getNext() {
            return new Bottomless();
        }
    }

    private static final class Failing {

        @SuppressWarnings("unused") // Jackson calls it.
        public int getNumber() {
            throw new AssertionError("it cannot be read");
        }
    }
}
