package org.wasmplugins.wasm.chicory.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Exceptions with references do what the specification says, or their module is refused. Node 20 cannot be asked. */
class ExceptionsTest {

    private static final String CATCH_ALL_REF = "02 69 1f 69 01 03 00";
    private static final String CATCH = "02 7f 1f 40 01 00 00 00";
    private static final String END_CATCH = "0b 00 0b";

    @Test
    void twoExceptionsOfOneTag_keepWhatTheyCarry() {
        WasmFunction f = function("01 01 69", CATCH_ALL_REF + "41 01 08 00 0b 0b 21 01" + CATCH_ALL_REF + "41 02 08 00 0b 0b 1a"
                + "02 7f 1f 7f 01 00 00 00 20 01 0a 0b 0b");
        assertThat(f.call(0)).containsExactly(1);
        assertThat(f.call(0)).as("in a later call").containsExactly(1);
    }

    @Test
    void exceptionThatIsCaughtAgainAndAgain_isKeptOnce() {
        // A loop that throws one exception again as often as it is told.
        WasmFunction f = function("01 01 69", CATCH_ALL_REF + "41 07 08 00 0b 0b 21 01"
                + "03 40" + CATCH_ALL_REF + "20 01 0a 0b 0b 21 01 20 00 41 01 6b 22 00 0d 00 0b"
                + CATCH + "20 01 0a" + END_CATCH);
        assertThat(f.call(1_000_000)).containsExactly(7);
    }

    @Test
    void exceptionsThatAreKept_areBoundedInACall() {
        WasmFunction f = function("", "03 40" + CATCH_ALL_REF + "41 07 08 00 0b 0b 1a 20 00 41 01 6b 22 00 0d 00 0b 41 03");
        for (int i = 0; i < 10; i++) {
            assertThat(f.call(4_000)).containsExactly(3);
        }
        assertThatThrownBy(() -> f.call(1_000_000)).isInstanceOf(WasmTrapException.class)
                .hasMessageContaining("may throw again take more than is left of its memory");
        assertThat(f.call(4_000)).as("afterwards").containsExactly(3);
    }

    @Test
    void nullReference_traps() {
        assertThatThrownBy(() -> function("", "d0 69 0a").call(0)).isInstanceOf(WasmTrapException.class)
                .hasMessage("null exception reference");
    }

    @Test
    void valuesBelowATryTable_areThereInItsHandler() {
        assertThat(function("", "41 05" + CATCH + "41 07 08 00" + END_CATCH + "6a").call(0)).containsExactly(12);
        assertThat(function("", "41 01 41 02 1f 03 01 00 00 00 6b 0b").call(0)).as("without others").containsExactly(-1);
    }

    @ParameterizedTest
    @CsvSource({
            "41 01 02 7f 41 02 1f 40 01 00 00 00 41 2a 08 00 0b 00 0b 6a, a try_table with a handler that drops values from the stack",
            "41 05 41 01 41 02 1f 03 00 6b 0b 6a, a try_table that takes several values from the stack and has others below",
            "41 05 02 7f 1f 40 01 00 00 00 41 01 41 02 41 03 08 01 0b 00 0b 6a, a try_table with values below it on the stack" })
    void tryTableThatTheEngineGetsWrong_isRefused(String code, String problem) {
        assertThatThrownBy(() -> ModuleCompiler.compile(module("", code), "Guest")).isInstanceOf(InvalidModuleException.class)
                .hasMessageStartingWith("the engine would get its function 0 'f' wrong: it has " + problem);
    }

    @Test
    void referencesThatOutliveACall_areRefused() {
        var writer = new ModuleWriter();
        int type = writer.type("00 00");
        assertThatThrownBy(() -> ModuleCompiler.compile(
                writer.beforeExports(6, "01 69 01 d0 69 0b").function(type, "f", "", "").bytes(), "Guest"))
                .isInstanceOf(InvalidModuleException.class).hasMessageStartingWith("it has a global of exception references");
        var other = new ModuleWriter();
        other.type("00 00");
        assertThatThrownBy(() -> ModuleCompiler.compile(other.beforeExports(4, "01 69 00 01").function(0, "f", "", "").bytes(),
                "Guest")).isInstanceOf(InvalidModuleException.class)
                .hasMessageStartingWith("it has a table of exception references");
    }

    /** Function f of a module whose tag 0 has an i32 and tag 1 three of them. */
    private static byte[] module(String locals, String code) {
        var writer = new ModuleWriter();
        writer.type("01 7f 00");
        writer.type("03 7f 7f 7f 00");
        int type = writer.type("01 7f 01 7f");
        writer.type("02 7f 7f 01 7f");
        return writer.beforeExports(13, "02 00 00 00 01").function(type, "f", locals, code).bytes();
    }

    private static WasmFunction function(String locals, String code) {
        return Modules.compiled(module(locals, code)).instantiate(List.of(), new WasmLimits(1_000_000, 100),
                new WasiEnvironment("", line -> {
                }, line -> {
                }, List.of())).function("f").orElseThrow();
    }
}
