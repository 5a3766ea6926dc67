package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmMemory;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Bulk instructions in code that has no other place to look for an interrupt. */
class BulkTest {

    private static final int LARGE = 4_096;

    private final WasmInstance instance = Modules.compiled("bulk").instantiate(List.of(), new WasmLimits(10_000_000, 100),
            new WasiEnvironment("bulk", line -> {
            }, line -> {
            }, List.of()));

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(strings = { "fill", "copy_down", "copy_up", "copy_across" })
    void largeOperation_looksForAnInterruptFirst(String function) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call(function, LARGE)).isInstanceOf(WasmTrapException.class).hasMessage("interrupted");
        assertThatCode(() -> call(function, LARGE - 1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "grow, 1", "table_fill, 256", "table_copy, 256", "table_grow, 1" })
    void operationThatTakesItsTime_looksForAnInterruptFirst(String function, int amount) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call(function, amount)).isInstanceOf(WasmTrapException.class).hasMessage("interrupted");
    }

    @Test
    void smallOperations_doNotLook() {
        Thread.currentThread().interrupt();
        for (String function : List.of("init", "table_init", "table_fill", "table_copy")) {
            assertThatCode(() -> call(function, 8)).as(function).doesNotThrowAnyException();
        }
    }

    @Test
    void copiesInPieces_areThoseInOne() {
        WasmMemory memory = instance.memory();
        call("grow", 60);
        var bytes = new byte[3 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >>> 7 ^ i);
        }
        memory.write(0, bytes);
        call("copy_up", bytes.length - 1);
        assertThat(memory.read(1, bytes.length - 1)).isEqualTo(Arrays.copyOf(bytes, bytes.length - 1));
        memory.write(0, bytes);
        call("copy_down", bytes.length - 1);
        assertThat(memory.read(0, bytes.length - 1)).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
        call("fill", bytes.length - 1);
        assertThat(memory.read(0, bytes.length - 1)).containsOnly(1);
        assertThat(memory.read(bytes.length - 1, 1)).containsExactly(bytes[bytes.length - 1]);
    }

    private void call(String function, int amount) {
        instance.function(function).orElseThrow().call(amount);
    }
}
