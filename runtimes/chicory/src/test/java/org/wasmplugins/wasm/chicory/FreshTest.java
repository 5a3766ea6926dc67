package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** An event finds no traces of the event before in a fresh plugin. */
class FreshTest {

    private static final String LEAVE_TRACES = "x";
    private static final String DROP_SEGMENTS = "D";
    private static final String GROW_TABLE = "T";

    private static final PluginId LEAKY = PluginId.of("leaky");

    private PluginContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void pluginThatIsNotFresh_findsWhatTheEventBeforeHasLeft() {
        start(false, Modules.compiled("leaky"));
        byte[] first = send(LEAVE_TRACES);
        assertThat(first).containsExactly(3, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 'a', 'b');
        assertThat(send(LEAVE_TRACES)).containsExactly(4, 0, 0, 0, 8, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 'a', 'b');
        send(DROP_SEGMENTS);
        assertThatThrownBy(() -> send(LEAVE_TRACES)).isInstanceOf(PluginException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void freshPlugin_isAsItWasWhenItHadStarted(boolean snapshot) {
        start(true, snapshot ? Modules.snapshot("leaky") : Modules.compiled("leaky"));
        var answers = new ArrayList<byte[]>();
        for (String command : List.of(LEAVE_TRACES, LEAVE_TRACES, DROP_SEGMENTS, LEAVE_TRACES, DROP_SEGMENTS, DROP_SEGMENTS,
                LEAVE_TRACES)) {
            answers.add(send(command));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
        assertThat(answers.get(0)).startsWith(3, 0, 0, 0, 7, 0, 0, 0, 1);
        assertThat(created()).as("instances").isOne();
    }

    /** A table never gets smaller. */
    @Test
    void freshPluginThatCannotBeginAgain_getsAnotherInstance() {
        start(true, Modules.compiled("leaky"));
        byte[] first = send(LEAVE_TRACES);
        send(GROW_TABLE);
        assertThat(send(LEAVE_TRACES)).isEqualTo(first);
        assertThat(created()).isEqualTo(2);
        assertThat(container.manager().poolStatistics(LEAKY).orElseThrow().discarded()).containsEntry(DiscardCause.USED, 1L);
    }

    private void start(boolean fresh, WasmModule module) {
        PluginManifest manifest = Manifests.of("leaky", SerializationFormat.RAW);
        PluginManifest plugin = manifest.toBuilder().dependencies(List.of())
                .execution(ExecutionSettings.of(ExecutionModel.WORKER, 1, false, Set.of()).withFresh(fresh))
                .config(new HashMap<>()).build();
        container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(any -> Optional.of(module),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))))
                .plugins(List.of(plugin)).build();
        container.start();
    }

    private byte[] send(String command) {
        return (byte[]) container.manager()
                .sendEvent(PluginEvent.to(LEAKY, "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
    }

    private long created() {
        return container.manager().poolStatistics(LEAKY).orElseThrow().created();
    }
}
