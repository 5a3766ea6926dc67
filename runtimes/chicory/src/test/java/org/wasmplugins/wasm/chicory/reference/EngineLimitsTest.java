package org.wasmplugins.wasm.chicory.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Modules that the engine runs wrongly are refused, with messages that name the fault and its place. */
class EngineLimitsTest {

    private static final String LARGE = "41016a".repeat(40_000);

    @ParameterizedTest
    @CsvSource({ "250", "251", "254", "255", "256", "300" })
    void functionsWithManyParameters_getThem(int count) {
        var arguments = new long[count];
        arguments[count - 1] = 42;
        assertThat(instance(withParameters(count, "")).function("f").orElseThrow().call(arguments)).containsExactly(42);
    }

    @Test
    void functionsWithTooManyParameters_areRefused() {
        for (int count : List.of(252, 253)) {
            assertRefused(withParameters(count, ""), "the engine cannot compile it: it has a function type with parameters that"
                    + " take " + count + " slots of the JVM, of which i64 and f64 take two; allowed are 251");
        }
        assertRefused(withParameters(254, "01 01 7f"),
                "the engine would get its function 0 'f' wrong: it has 254 parameters and variables of its own");
    }

    @Test
    void functionsWithTooManyResults_areRefused() {
        var writer = new ModuleWriter();
        writer.function(writer.type("00" + types(255)), "f", "", "4101".repeat(255));
        assertThat(instance(writer.bytes()).function("f").orElseThrow().call()).hasSize(255).containsOnly(1);
        var other = new ModuleWriter();
        other.function(other.type("00" + types(256)), "f", "", "4101".repeat(256));
        assertRefused(other.bytes(), "the engine cannot compile it: it has a function type with results that take 256 slots of"
                + " the JVM, of which i64 and f64 take two; allowed are 255");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0061736d010000000105016000017f03020100070501016600000a08010601017b41010b|Unsupported type id: 123: it has vectors; build",
            "0061736d01000000010401600000030201000503010001070501016600000a0e010c0041004101fd11fd0b04000b|I32x4_SPLAT: it has vectors; build",
            "0061736d0100000001060160017e017f030201000503010401070e02066d656d6f72790200016600000a0901070020002802000b|invalid memory"
                    + " limit: 4: it has a memory of 64 bits; build it for wasm32",
            "0061736d01000000010401600000030201000d03010000070501016600000a0a01080006400800190b0b|op value 06: that is an exception of the"
                    + " legacy proposal; build" })
    void featureThatTheEngineDoesNotHave_isNamed(String module, String words) {
        assertThatThrownBy(() -> ModuleCompiler.compile(ModuleWriter.hex(module), "Guest"))
                .isInstanceOf(InvalidModuleException.class).hasMessageContaining(words);
    }

    /** Type 64 is (i32) -> i32: in a block of it a jump drops what is below its result. */
    @Test
    void blockOfTheType64_isNotTakenForAnEmptyOne() {
        var writer = new ModuleWriter();
        for (int i = 0; i < 64; i++) {
            writer.type("00 00");
        }
        writer.type("01 7f 01 7f");
        writer.function(writer.type("00 01 7f"), "f", "", "41 01 02 c000 41 05 0c 00 0b");
        assertRefused(writer.bytes(),
                "the engine would get its function 0 'f' wrong: it has a block whose type has an index of 64"
                        + " to 127, which the engine takes for another type");
    }

    /** It took 11 s to look for parts of it. */
    @Test
    @Timeout(10)
    void functionOfFiveThousandIfs_isBuiltSoon() {
        var writer = new ModuleWriter();
        byte[] module = writer.function(writer.type("01 7f 01 7f"), "f", "",
                "20 00 04 40".repeat(5_000) + "41 07 0f" + "0b".repeat(5_000) + "41 03").bytes();
        WasmFunction f = instance(module).function("f").orElseThrow();
        assertThat(f.call(1)).containsExactly(7);
        assertThat(f.call(0)).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({ "3a 00", "36 02" })
    void interpretedStores_trapBehindTheMemory(String store) {
        WasmFunction f = instance(large("20 00 41 07" + store + "10 20 00 2d 00 10")).function("large").orElseThrow();
        assertThat(f.call(65_500)).containsExactly(7);
        assertThatThrownBy(() -> f.call(-16)).isInstanceOf(WasmTrapException.class).hasMessageContaining("out of bounds");
        assertThatThrownBy(() -> f.call(65_520)).isInstanceOf(WasmTrapException.class).hasMessageContaining("out of bounds");
    }

    @Test
    void interpretedLongStores_trapBehindTheMemory() {
        for (String store : List.of("3c 00", "3d 01", "3e 02")) {
            WasmFunction f = instance(large("20 00 42 07" + store + "10 20 00 2d 00 10")).function("large").orElseThrow();
            assertThat(f.call(65_500)).containsExactly(7);
            assertThatThrownBy(() -> f.call(-16)).isInstanceOf(WasmTrapException.class).hasMessageContaining("out of bounds");
        }
    }

    @ParameterizedTest
    @CsvSource({ "20 00 12 00, return_call", "42 01 b5 1a 41 00, f32.convert_i64_u", "41 00 41 00 41 00 fc 0b 00 20 00,",
            "43 00000000 8b 1a 20 00, f32.abs" })
    void interpretedFunctions_areRefusedWhereTheInterpreterIsWrong(String code, String instruction) {
        byte[] module = large(code);
        if (instruction == null) {
            assertThat(instance(module).function("large").orElseThrow().call(2)).containsExactly(2);
        } else {
            assertRefused(module, "the engine would get its function 0 'large' wrong: it is too large for a JVM method, and the"
                    + " engine's interpreter gets its instruction " + instruction + " wrong; make it smaller");
        }
    }

    private static String types(int count) {
        return ModuleWriter.unsigned(count) + "7f".repeat(count);
    }

    private static byte[] withParameters(int count, String locals) {
        var writer = new ModuleWriter();
        return writer.function(writer.type(types(count) + "01 7f"), "f", locals, "20" + ModuleWriter.unsigned(count - 1))
                .bytes();
    }

    private static WasmInstance instance(byte[] wasm) {
        return Modules.compiled(wasm).instantiate(List.of(), new WasmLimits(1_000_000, 100), new WasiEnvironment("", line -> {
        }, line -> {
        }, List.of()));
    }

    private static void assertRefused(byte[] wasm, String message) {
        assertThatThrownBy(() -> ModuleCompiler.compile(wasm, "Guest")).isInstanceOf(InvalidModuleException.class)
                .hasMessage(message);
    }

    /** A function with {@code code} at its end, too large for the JVM. */
    private static byte[] large(String code) {
        var writer = new ModuleWriter();
        return writer.function(writer.type("01 7f 01 7f"), "large", "", "41 00" + LARGE + "1a" + code)
                .beforeExports(5, "01 00 01").bytes();
    }
}
