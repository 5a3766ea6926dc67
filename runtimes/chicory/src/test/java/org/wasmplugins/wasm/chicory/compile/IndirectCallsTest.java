package org.wasmplugins.wasm.chicory.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmTrapException;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Functions that are called through a table. {@code -Dindirect.rounds=20} also measures such calls. */
class IndirectCallsTest {

    private static final Logger LOG = Logger.getLogger(IndirectCallsTest.class);
    private static final int TWICE = 0;
    private static final int NEXT = 1;
    private static final int PAIR = 2;
    private static final int TREE = 3;
    private static final int EMPTY = 7;
    private static final int ENDLESS = 60;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void function_isCalledByItsPlace(Kind kind) throws InvalidModuleException {
        WasmInstance instance = guest(kind);
        for (String export : List.of("call", "call_as_the_same_type", "call_last")) {
            assertThat(call(instance, export, TWICE, 21)).as(export).isEqualTo(42);
            assertThat(call(instance, export, NEXT, 21)).as(export).isEqualTo(22);
            assertThat(call(instance, export, TREE, 5)).as(export).isEqualTo(32);
        }
        assertThat(call(instance, "call_of_the_other_table", 0, 21)).isEqualTo(22);
        assertThat(instance.function("call_pair").orElseThrow().call(PAIR, 3)).containsExactly(-9);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void functionThatIsPutIntoTheTableLater_isCalled(Kind kind) throws InvalidModuleException {
        WasmInstance instance = guest(kind);
        call(instance, "put_late", EMPTY);
        assertThat(call(instance, "call", EMPTY, 21)).isEqualTo(210);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void placeWithoutASuitableFunction_isATrap(Kind kind) throws InvalidModuleException {
        WasmInstance instance = guest(kind);
        assertTrap(instance, "call", PAIR, "indirect call type mismatch");
        assertTrap(instance, "call_pair", NEXT, "indirect call type mismatch");
        assertTrap(instance, "call", EMPTY, "uninitialized element");
        assertTrap(instance, "call", EMPTY + 1, "undefined element");
        assertTrap(instance, "call", -1, "undefined element");
        assertTrap(instance, "call_of_the_other_table", 1, "undefined element");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void functionsThatCallEachOtherWithoutEnd_areInterrupted(Kind kind) throws InvalidModuleException {
        WasmModule module = module(kind);
        WasmInstance instance = instance(module);
        module.interrupted();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call(instance, "call", TREE, ENDLESS)).isInstanceOf(WasmTrapException.class)
                .hasMessageContaining("nterrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** 512 functions are in one switch; the engine's own method is wrong from 1,025 on, and never compiled from some 650 on. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 31, 512, 513, 3_000, 12_000 })
    void functionsOfATable_areFoundHoweverManyThereAre(int functions) throws InvalidModuleException {
        ModuleClasses module = ModuleCompiler.compile(IndirectLoop.module(functions), "Guest");
        assertThat(HugeMethod.of(module)).isEmpty();
        WasmInstance instance = instance(Modules.load(module));
        assertThatThrownBy(() -> call(instance, "other", 0)).isInstanceOf(WasmTrapException.class)
                .hasMessageContaining("indirect call type mismatch");
        WasmFunction run = instance.function("run").orElseThrow();
        int rounds = Integer.getInteger("indirect.rounds", 0);
        for (int called : IntStream.of(1, 8, functions).filter(some -> some <= functions).distinct().toArray()) {
            assertThat(time(run, called, functions)).isPositive();
            if (rounds > 0) {
                double[] times = IntStream.range(0, rounds).mapToDouble(i -> time(run, called, 1_000_000)).sorted().toArray();
                LOG.infof("A call of one of %d of %d functions: %.1f ns", called, functions, times[rounds / 2]);
            }
        }
    }

    /** The mistake is the engine's; the plugin's author must learn of it before the application runs. */
    @Test
    void callThatTheEngineCompilesToCodeThatIsWrong_failsTheCompilation() {
        assertThatThrownBy(() -> ModuleCompiler.compile(Guests.bytes("indirect-wide"), "Guest"))
                .isInstanceOf(InvalidModuleException.class).hasMessage("the engine cannot compile it: the JVM refuses its "
                        + "function 1 'call_wide': Bad type on operand stack");
    }

    @Test
    void typesThatNobodyCalls_haveNoCode() throws InvalidModuleException {
        Map<String, byte[]> classes = ModuleCompiler.compile(IndirectLoop.module(3_000), "Guest").classes();
        assertThat(classes.keySet()).filteredOn(name -> name.contains("Indirect")).containsExactlyInAnyOrder(
                "GuestMachineIndirectCall_0", "GuestMachineIndirectCall_0_0", "GuestMachineIndirectCall_0_1",
                "GuestMachineIndirectCall_0_2", "GuestMachineIndirectCall_0_3", "GuestMachineIndirectCall_0_4",
                "GuestMachineIndirectCall_0_5", "GuestMachineIndirectCall_2");
    }

    /** The ways to run the guest; the engine's interpreter gives the right result. */
    enum Kind {
        JVM,
        NATIVE_EXECUTABLE,
        INTERPRETED
    }

    private static WasmInstance guest(Kind kind) throws InvalidModuleException {
        return instance(module(kind));
    }

    private static WasmModule module(Kind kind) throws InvalidModuleException {
        return kind == Kind.INTERPRETED ? Modules.interpreted("indirect")
                : Modules.load(ModuleCompiler.compile(Guests.bytes("indirect"), "Guest", CompileTarget.valueOf(kind.name())));
    }

    private static WasmInstance instance(WasmModule module) {
        List<WasmValueType> i32 = List.of(WasmValueType.I32);
        var twice = new WasmHostFunction("host", "twice", new WasmFunctionType(i32, i32),
                (caller, arguments) -> 2 * arguments[0]);
        return module.instantiate(module.info().imports().isEmpty() ? List.of() : List.of(twice),
                new WasmLimits(1_000_000, 100), new WasiEnvironment("", line -> {
                }, line -> {
                }, List.of()));
    }

    private static int call(WasmInstance instance, String export, long... arguments) {
        return (int) instance.function(export).orElseThrow().call(arguments)[0];
    }

    private static void assertTrap(WasmInstance instance, String export, int place, String message) {
        assertThatThrownBy(() -> call(instance, export, place, 1)).as(export + " " + place)
                .isInstanceOf(WasmTrapException.class).hasMessageContaining(message);
    }

    /** Nanoseconds of CPU for a call. */
    private static double time(WasmFunction run, int called, int turns) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long answer = run.call(turns, called)[0];
        long end = threads.getCurrentThreadCpuTime();
        assertThat((int) answer).isEqualTo(IndirectLoop.answer(turns, called));
        return (double) (end - start) / turns;
    }
}
