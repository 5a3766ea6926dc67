package org.wasmplugins.wasm.chicory.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.ModuleParser;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmTrapException;
import org.wasmplugins.wasm.engine.WasmValueType;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.SectionId;

class ModuleCompilerTest {

    private static final WasiEnvironment ENVIRONMENT = new WasiEnvironment("", line -> {
    }, line -> {
    }, List.of());

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void carriedModule_hasNoCodeSection() throws InvalidModuleException {
        byte[] wasm = Guests.bytes("puppet");
        ModuleClasses compiled = ModuleCompiler.compile(wasm, "org.wasmplugins.test.Puppet");
        assertThat(sections(wasm)).contains(SectionId.CODE);
        assertThat(sections(compiled.resource())).isNotEmpty().doesNotContain(SectionId.CODE);
        assertThat(compiled.resource().length).isLessThan(wasm.length);
        assertThat(compiled.tooLarge()).isEmpty();
        assertThat(compiled.classes()).containsKey("org.wasmplugins.test.Puppet")
                .allSatisfy((name, bytes) -> assertThat(name).startsWith("org.wasmplugins.test.Puppet"));
    }

    @Test
    void carriedModule_isOtherwiseTheSame() throws InvalidModuleException {
        for (String guest : List.of("puppet", "minimal", "hooks", "large-memory")) {
            byte[] wasm = Guests.bytes(guest);
            ModuleClasses compiled = ModuleCompiler.compile(wasm, "Guest");
            byte[] carried = compiled.resource();
            assertThat(Modules.load(compiled).info()).as(guest).isEqualTo(ModuleParser.describe(wasm));
            var expected = new ArrayList<>(sections(wasm));
            expected.remove((Integer) SectionId.CODE);
            assertThat(sections(carried)).as(guest).isEqualTo(expected);
        }
    }

    @Test
    void functionsOfManyClasses_callEachOtherAndAreCalled() {
        int own = 12 * MachineClasses.FEWEST_FUNCTIONS_PER_CLASS;
        for (int imported : List.of(0, 1, MachineClasses.FEWEST_FUNCTIONS_PER_CLASS,
                MachineClasses.FEWEST_FUNCTIONS_PER_CLASS + 1)) {
            WasmInstance instance = Modules.compiled(ManyFunctions.module(imported, own)).instantiate(hostFunctions(imported),
                    new WasmLimits(1_000_000, own), ENVIRONMENT);
            for (int i = 0; i < own; i++) {
                assertThat(instance.function("function" + i).orElseThrow().call()).containsExactly(imported + i);
            }
            for (int i = 0; i < imported; i++) {
                assertThat(instance.function("host" + i).orElseThrow().call()).containsExactly(1_000 + i);
            }
        }
    }

    @Test
    void functionsOfALargeModule_areInClassesOfTheirOwn() throws InvalidModuleException {
        Map<String, byte[]> classes = ModuleCompiler
                .compile(ManyFunctions.module(0, 40 * MachineClasses.FEWEST_FUNCTIONS_PER_CLASS), "Guest")
                .classes();
        assertThat(classes.keySet()).filteredOn(name -> name.startsWith("GuestMachineFuncGroup_")).hasSize(40);
        List<String> ofAll = classes.keySet().stream().filter(name -> name.contains("Dispatch")).toList();
        assertThat(ofAll).isEmpty();
    }

    @Test
    void sameBytes_giveTheSameClasses() throws InvalidModuleException {
        ModuleClasses one = ModuleCompiler.compile(Guests.bytes("puppet"), "Guest");
        ModuleClasses other = ModuleCompiler.compile(Guests.bytes("puppet"), "Guest");
        assertThat(one.classes().keySet()).isEqualTo(other.classes().keySet());
        one.classes().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(other.classes().get(name)));
    }

    @Test
    void tooLargeFunction_isNamedAndRunsInTheInterpreter() throws InvalidModuleException {
        ModuleClasses compiled = ModuleCompiler.compile(LargeFunction.module(), "Guest");
        assertThat(compiled.tooLarge()).containsExactly(new TooLargeFunction(0, "big", LargeFunction.bodyBytes()));
        assertThat(compiled.tooLarge().get(0)).hasToString("function 0 'big' of 140004 bytes");
        WasmInstance instance = Modules.load(compiled).instantiate(List.of(), new WasmLimits(1_000_000, 100), ENVIRONMENT);
        assertThat(instance.function("big").orElseThrow().call(5)).containsExactly(5 + LargeFunction.ADDITIONS);
        assertThat(instance.function("small").orElseThrow().call(7)).containsExactly(7 + LargeFunction.ADDITIONS);
    }

    @Test
    void interpretedFunction_stopsWhenItsThreadIsInterrupted() {
        WasmInstance instance = Modules.compiled(LargeFunction.module()).instantiate(List.of(), new WasmLimits(1_000_000, 100),
                ENVIRONMENT);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> instance.function("big").orElseThrow().call(5)).isInstanceOf(WasmTrapException.class)
                .hasMessageContaining("interrupted");
    }

    @Test
    void invalidModule_isRefused() {
        assertThatThrownBy(() -> ModuleCompiler.compile(new byte[0], "Guest")).isInstanceOf(InvalidModuleException.class)
                .hasMessage("it is empty");
    }

    @Test
    void moduleWithoutItsResource_saysWhichIsMissing() throws InvalidModuleException {
        ModuleClasses compiled = ModuleCompiler.compile(Guests.bytes("minimal"), "Guest");
        var incomplete = new ModuleClasses(compiled.entryClass(), compiled.classes(), "elsewhere", compiled.resource(),
                List.of());
        assertThatThrownBy(() -> Modules.load(incomplete)).isInstanceOf(IllegalStateException.class)
                .hasMessage("The resource Guest.wasm of Guest is not in the application.");
    }

    private static List<WasmHostFunction> hostFunctions(int count) {
        return IntStream.range(0, count).mapToObj(i -> new WasmHostFunction("env", "host" + i,
                new WasmFunctionType(List.of(), List.of(WasmValueType.I32)), (caller, arguments) -> 1_000 + i)).toList();
    }

    private static List<Integer> sections(byte[] wasm) {
        var ids = new ArrayList<Integer>();
        Parser.parseWithoutDecoding(wasm, section -> ids.add(section.sectionId()));
        return ids;
    }
}
