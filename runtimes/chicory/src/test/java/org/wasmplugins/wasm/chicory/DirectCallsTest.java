package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.compile.LargeFunction;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmValueType;

import com.dylibso.chicory.wasm.Parser;

/** A direct call has the same result as a call through the engine's arrays. */
class DirectCallsTest {

    private static final int PAGE = 65_536;
    private static final int DEALLOC = 1;
    private static final int HANDLE_EVENT = 2;

    @Test
    void functionsOfTheModule_areCalledDirectlyIfTheyHaveFewIntegers() {
        assertThat(DirectCalls.of(Parser.parse(Guests.bytes("direct")))).containsOnlyKeys(DEALLOC, HANDLE_EVENT);
        assertThat(DirectCalls.of(Parser.parse(Guests.bytes("puppet")))).hasSize(5);
        assertThat(DirectCalls.of(Parser.parse(Guests.bytes("bare")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "7, 11", "-1, 1", "4294967295, -9223372036854775808", "2147483648, 3" })
    void directCall_givesWhatTheOtherGives(long first, long second) {
        for (var module : List.of(Modules.compiled("direct"), Modules.interpreted("direct"))) {
            WasmInstance instance = instance(module);
            WasmFunction dealloc = instance.function("dealloc").orElseThrow();
            WasmFunction handle = instance.function("plugin_handle_event").orElseThrow();
            assertThat(dealloc.callForOne(first, second)).isZero();
            long expected = (long) (int) first * second + ((int) first - (int) second);
            assertThat(handle.callForOne(first, second)).isEqualTo(expected);
            assertThat(handle.call(first, second)).containsExactly(expected);
        }
    }

    @Test
    void functionWithoutParameters_givesWhatTheOtherGives() {
        for (var module : List.of(Modules.compiled("initialize-returns-7"), Modules.interpreted("initialize-returns-7"))) {
            WasmFunction initialize = instance(module).function("plugin_initialize").orElseThrow();
            assertThat(initialize.callForOne()).isEqualTo(7);
            assertThat(initialize.call()).containsExactly(7);
        }
    }

    @Test
    void otherFunctions_areCalledAllTheSame() {
        WasmInstance instance = instance(Modules.compiled("direct"));
        assertThat(instance.function("alloc").orElseThrow().callForOne(21)).as("of the host").isEqualTo(42);
        assertThat(instance.function("plugin_handle_event_batch").orElseThrow().callForOne(Double.doubleToRawLongBits(1.5)))
                .as("with floats").isEqualTo(Double.doubleToRawLongBits(-1.5));
        assertThat(instance.function("other").orElseThrow().callForOne(-1) & 0xFFFF_FFFFL).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void functionOfAModuleThatIsPartlyInterpreted_isCalledAllTheSame() throws InvalidModuleException {
        WasmModule module = Modules.load(ModuleCompiler.compile(LargeFunction.module("alloc"), "org.wasmplugins.test.Module"));
        assertThat(instance(module).function("alloc").orElseThrow().callForOne(1)).isEqualTo(LargeFunction.ADDITIONS + 1);
    }

    private static WasmInstance instance(WasmModule module) {
        List<WasmValueType> i32 = List.of(WasmValueType.I32);
        var twice = new WasmHostFunction("host", "twice", new WasmFunctionType(i32, i32),
                (caller, arguments) -> 2 * arguments[0]);
        return module.instantiate(module.info().imports().isEmpty() ? List.of() : List.of(twice),
                new WasmLimits(10 * PAGE, 100), new WasiEnvironment("direct", line -> {
                }, line -> {
                }, List.of()));
    }
}
