package org.wasmplugins.wasm.chicory.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What a plugin sees of the world without being granted anything: WASI and the built-in functions. */
class WasiTest {

    private static final String PRINT = "o";
    private static final String PRINT_ERROR = "e";
    private static final String LOG = "l";
    private static final String ARGUMENT = "a";
    private static final String COUNT_OF_VARIABLES = "n";
    private static final String RANDOM_BYTES = "r";
    private static final String CLOCK = "c";
    private static final String OPEN_A_FILE = "p";
    private static final String EXIT = "x";
    private static final String CONFIG_GET = "g";

    private static final Logger LOGGER = Logger.getLogger("wasm-plugin.wasi");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is held
        }
    };
    private PluginContainer container;

    @BeforeEach
    void start() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        PluginManifest manifest = Manifests.of("wasi", SerializationFormat.RAW);
        PluginManifest configured = manifest.toBuilder().dependencies(List.of()).config(Map.of("greeting", "hello")).build();
        container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(plugin -> Optional.of(Modules.compiled("wasi")),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))))
                .plugins(List.of(configured)).guestLog(new GuestLogLimits(20, 50)).build();
        container.start();
    }

    @AfterEach
    void stop() {
        container.close();
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void output_goesToTheLogLineByLine() {
        send(PRINT + "one\ntw");
        send(PRINT + "o\n");
        send(PRINT_ERROR + "failed\n");
        send(LOG + "by the host");
        assertThat(lines).containsExactly("INFO one", "INFO two", "WARN failed", "INFO by the host");
    }

    @Test
    void lineWithoutEnd_isThereAfterTheCallThatTraps() {
        send(PRINT + "last");
        send(PRINT_ERROR + "words");
        assertThat(lines).isEmpty();
        assertThatThrownBy(() -> send(EXIT)).isInstanceOf(PluginTrapException.class);
        assertThat(lines).containsExactly("INFO last", "WARN words");
    }

    @Test
    void lineWithoutEnd_isThereWhenThePluginGoes() {
        send(PRINT + "bye");
        container.close();
        assertThat(lines).containsExactly("INFO bye");
    }

    @Test
    void line_isCutAndMadePrintable() {
        send(PRINT + "x".repeat(30) + "\n");
        send(LOG + "\u001b[31mred\rline");
        assertThat(lines).containsExactly("INFO " + "x".repeat(20) + "…", "INFO ?[31mred?line");
    }

    @Test
    void flood_isDropped() {
        send(PRINT + "line\n".repeat(1_000));
        assertThat(lines).hasSizeBetween(50, 200);
    }

    @Test
    void argument_isTheIdOfThePlugin() {
        assertThat(new String(send(ARGUMENT), StandardCharsets.UTF_8)).isEqualTo("wasi");
    }

    @Test
    void environment_isEmpty() {
        assertThat(number(send(COUNT_OF_VARIABLES)).getInt()).isZero();
    }

    @Test
    void randomNumbersAndClock_areThere() {
        assertThat(send(RANDOM_BYTES)).isNotEqualTo(send(RANDOM_BYTES));
        Instant now = Instant.ofEpochSecond(0, number(send(CLOCK)).getLong());
        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void files_areNotThere() {
        int badDescriptor = 8; // WASI preview 1, errno badf
        assertThat(number(send(OPEN_A_FILE)).getInt()).isEqualTo(badDescriptor);
    }

    @Test
    void exit_endsTheCallAndNothingElse() {
        assertThatThrownBy(() -> send(EXIT)).isInstanceOf(PluginTrapException.class)
                .hasMessageStartingWith("Plugin wasi 1.0.0, handle-event: the plugin's code trapped: Process exit code: 3");
        assertThat(send(ARGUMENT)).isNotEmpty();
    }

    @Test
    void configuration_isGiven() {
        assertThat(new String(send(CONFIG_GET + "greeting"), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(send(CONFIG_GET + "missing")).isEmpty();
    }

    private byte[] send(String command) {
        return (byte[]) container.manager()
                .sendEvent(PluginEvent.to("wasi", "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
    }

    private static ByteBuffer number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
