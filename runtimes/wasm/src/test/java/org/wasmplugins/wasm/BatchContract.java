package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Sends several events to a guest at once, for each engine. */
public abstract class BatchContract {

    private static final String ANSWER_EACH = "e";
    private static final String SECOND_ANSWER_BAD = "b";
    private static final String TRAP = "t";

    private static final String OPERATION = "Plugin batch 1.0.0, handle-event-batch: ";

    private final PuppetHost host = new PuppetHost();

    /** The batch guest, ready to be instantiated. */
    protected abstract WasmModule batch();

    @Test
    void exportMakesBatches() {
        assertThat(plugin().handlesBatches()).isTrue();
    }

    @Test
    void rawEvents_haveNoBatches() {
        Plugin raw = plugin(SerializationFormat.RAW);
        assertThat(raw.handlesBatches()).isFalse();
        assertThatThrownBy(() -> send(raw, new byte[0])).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void manyEvents_haveAnAnswerEach() {
        Plugin plugin = plugin();
        Object[] events = IntStream.range(0, 1_000).mapToObj(i -> ANSWER_EACH).toArray();
        assertThat(send(plugin, events)).hasSize(1_000).allSatisfy(
                outcome -> assertThat(outcome.response().data()).isEqualTo(7));
        assertThat(plugin.isReusable()).isTrue();
    }

    @Test
    void answers_areReadAsWhatTheirEventsWant() {
        List<PluginOutcome> outcomes = plugin().handleEvents(
                List.of(PluginEvent.to("batch", "do", ANSWER_EACH), PluginEvent.to("batch", "do", ANSWER_EACH),
                        PluginEvent.to("batch", "do", ANSWER_EACH)),
                List.of(HostType.of(long.class), HostType.of(Map.class), HostType.of(String.class)));
        assertThat(outcomes.get(0).response().data()).isEqualTo(7L);
        assertThat(outcomes.get(1).failure()).isInstanceOf(PluginDeserializationException.class)
                .hasMessageStartingWith(OPERATION + "the plugin's response cannot be read as json with a Map: ");
        assertThat(outcomes.get(2).response().data()).isEqualTo("7");
    }

    @Test
    void badAnswer_isThatOfItsEventAlone() {
        List<PluginOutcome> outcomes = send(plugin(), SECOND_ANSWER_BAD, ANSWER_EACH, ANSWER_EACH);
        assertThat(outcomes.get(0).response().data()).isEqualTo(7);
        assertThat(outcomes.get(1).failure()).isInstanceOf(PluginDeserializationException.class)
                .hasMessage(OPERATION + "the plugin's response is not an object with 'success': true or false.");
        assertThat(outcomes.get(2).response().data()).isEqualTo(7);
    }

    @Test
    void dataThatCannotBeWritten_failsItsEventAlone() {
        List<PluginOutcome> outcomes = send(plugin(), ANSWER_EACH, new Object(), ANSWER_EACH);
        assertThat(outcomes.get(0).response().data()).isEqualTo(7);
        assertThat(outcomes.get(1).failure()).isInstanceOf(PluginSerializationException.class)
                .hasMessageStartingWith(OPERATION + "the event's data cannot be written as json: ");
        assertThat(outcomes.get(2).response().data()).isEqualTo(7);
    }

    @Test
    void batchOfWhichNothingCanBeWritten_callsNothing() {
        assertThat(send(plugin(), new Object(), new Object())).allSatisfy(
                outcome -> assertThat(outcome.failure()).isInstanceOf(PluginSerializationException.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s | the plugin gave 1 responses to 2 events; there must be one for each, in their order.
            m | the plugin gave 3 responses to 2 events; there must be one for each, in their order.
            0 | the plugin's response to 2 events is empty.
            n | the plugin's response to 2 events cannot be read as an array in json: It is not an array.
            h | the plugin's response to 2 events cannot be read as an array in json: It has more than 10000 values.
            """)
    void responsesThatAreNotOneForEach_failAll(String command, String problem) {
        Plugin plugin = plugin();
        assertThatThrownBy(() -> send(plugin, command, ANSWER_EACH)).isInstanceOf(PluginDeserializationException.class)
                .hasMessageStartingWith(OPERATION + problem.substring(0, problem.length() - 1));
        assertThat(plugin.isReusable()).as("nothing is allocated in it").isTrue();
    }

    @Test
    void trap_endsTheInstance() {
        Plugin plugin = plugin();
        assertThatThrownBy(() -> send(plugin, TRAP, ANSWER_EACH)).isInstanceOf(PluginTrapException.class)
                .hasMessageStartingWith(OPERATION);
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void oneEventAlone_goesTheOtherWay() {
        PluginResponse response = plugin().handleEvent(PluginEvent.to("batch", "do", "alone"));
        assertThat(response.data()).isEqualTo("alone");
    }

    private Plugin plugin(SerializationFormat format) {
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(batch()),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        ResourceLimits limits = ResourceLimits.DEFAULT;
        Plugin plugin = runtime.load(Manifests.of("batch", format, limits), host).newInstance();
        plugin.initialize();
        return plugin;
    }

    private Plugin plugin() {
        return plugin(SerializationFormat.JSON);
    }

    private static List<PluginOutcome> send(Plugin plugin, Object... data) {
        return plugin.handleEvents(
                Stream.of(data).map(datum -> PluginEvent.to("batch", "do", datum)).collect(Collectors.toList()),
                Stream.of(data).map(datum -> HostType.ANY).toList());
    }
}
