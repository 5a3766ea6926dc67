package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.wasm.engine.WasmModule;

/** Guests that flood the host with lines and bytes, or return one block twice, for each engine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HostileFloodContract {

    private static final Logger LOGGER = Logger.getLogger("wasm-plugin.flood");
    private static final Duration TIME = Duration.ofMillis(500);
    private static final int LINES = GuestLogLimits.DEFAULT.maxLinesPerSecond();

    private final AtomicInteger lines = new AtomicInteger();
    private final Handler counter = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.incrementAndGet();
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
    private HostileHost host;

    /** A guest, ready to be instantiated. */
    protected abstract WasmModule module(String guest);

    @BeforeEach
    void start() {
        LOGGER.addHandler(counter);
        LOGGER.setUseParentHandlers(false);
        host = new HostileHost(TIME).plugin("flood", module("flood"), 2, Map.of()).start(Duration.ofSeconds(10));
        for (int i = 0; i < 10; i++) {
            // The first calls in a JVM can take longer than the plugin may.
            host.submit("flood", Flood.NOTHING).exceptionally(failure -> null).join();
        }
    }

    @AfterEach
    void end() {
        host.close();
        LOGGER.removeHandler(counter);
        LOGGER.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(strings = { Flood.ENDLESS_LOG, Flood.ENDLESS_OUTPUT })
    void endlessLog_isBoundedAndStopped(String command) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> host.send("flood", command + "x".repeat(900)))
                .isInstanceOf(PluginTimeoutException.class);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        // Each second that the call can have touched adds its lines, and one line with the number of dropped ones.
        assertThat(lines.get()).isBetween(1, (int) (seconds + 2) * (LINES + 1));
        assertServesAndEnds();
    }

    @Test
    void oneWriteOfVeryMuch_isRefused() {
        assertThat(host.send("flood", Flood.HUGE_WRITE)).as("an error number for the guest").isEmpty();
        assertThat(lines.get()).isZero();
        assertServesAndEnds();
    }

    @Test
    void readIntoMoreThanTheMemory_takesNothingOfTheHost() {
        assertThat(host.send("flood", Flood.HUGE_READ)).as("an error number for the guest").isEmpty();
        assertServesAndEnds();
    }

    @Test
    void sleepForACentury_isStopped() {
        assertThatThrownBy(() -> host.send("flood", Flood.SLEEP_FOR_A_CENTURY)).isInstanceOf(PluginTimeoutException.class);
        assertServesAndEnds();
    }

    @Test
    void sameBlockTwice_isTheGuestsOwnLoss() {
        host.onGreet(name -> "XY".getBytes(StandardCharsets.UTF_8));
        assertThat(host.send("flood", Flood.ANSWER_WITH_OVERWRITTEN_INPUT + "abc")).as("its input, overwritten by itself")
                .asString().isEqualTo("XYbc");
        assertThat(host.send("flood", Flood.GREET + "abc")).asString().isEqualTo("XY");
        host.onGreet(name -> name);
        assertThat(host.send("flood", Flood.GREET + "abc")).as("what the host gives is a copy").asString().isEqualTo("Gabc");
        assertServesAndEnds();
    }

    @ParameterizedTest
    @ValueSource(strings = { Flood.ALLOC_RETURNS_ZERO, Flood.ALLOC_RETURNS_MINUS_ONE, Flood.ALLOC_RETURNS_THE_LAST_BYTE,
            Flood.ALLOC_RETURNS_2_GIB })
    void blockThatIsNone_isRefused(String command) {
        host.send("flood", command);
        // The pool returns the instance that was used last.
        assertThatThrownBy(() -> host.send("flood", Flood.NOTHING + "?")).isInstanceOf(PluginCommunicationException.class)
                .hasMessageContaining("alloc returned ");
        assertServesAndEnds();
    }

    @Test
    void lastByte_isAGoodBlockForOne() {
        host.send("flood", Flood.ALLOC_RETURNS_THE_LAST_BYTE);
        assertThat(host.send("flood", Flood.NOTHING)).isEmpty();
        assertServesAndEnds();
    }

    @Test
    void sameBlockOverTheEndOfMemory_isRefused() {
        host.onGreet(name -> new byte[100_000]);
        assertThatThrownBy(() -> host.send("flood", Flood.GREET)).isInstanceOf(PluginCommunicationException.class)
                .isInstanceOf(PluginException.class).hasMessageContaining("outside of its memory");
        assertServesAndEnds();
    }

    private void assertServesAndEnds() {
        for (int i = 0; i < 4; i++) {
            assertThat(host.send("flood", Flood.NOTHING)).isEmpty();
        }
        assertThat(host.end()).as("every worker came back").isTrue();
    }
}
