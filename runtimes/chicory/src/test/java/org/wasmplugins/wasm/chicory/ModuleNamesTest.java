package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.chicory.reference.ModuleWriter;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmTrapException;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Any UTF-8 is a valid name, and errors in sections for people refuse no module. */
class ModuleNamesTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "→ \uD83D\uDE00 \u0000 «x»", "ümlaut", "\u202E", "\uFFFD", "a\tb\n", "import 0 1" })
    void anyText_isAName(String name) throws InvalidModuleException {
        for (String from : List.of("env", name)) {
            byte[] wasm = module(from, name, name, "");
            WasmModuleInfo info = ModuleParser.describe(wasm);
            assertThat(info.imports()).extracting(needed -> needed.module() + "|" + needed.name())
                    .containsExactly(from + "|" + name);
            assertThat(info.export(name)).isPresent();
            var calls = new int[1];
            for (var module : List.of(Modules.compiled(wasm), Modules.interpreted(wasm))) {
                assertThat(module.info()).isEqualTo(info);
                WasmFunction f = instance(module, from, name, () -> calls[0]++).function(name).orElseThrow();
                assertThatThrownBy(f::call).isInstanceOf(WasmTrapException.class).hasMessageContaining("unreachable");
            }
            assertThat(calls[0]).isEqualTo(2);
        }
    }

    @Test
    void textThatIsNotUtf8_isNoName() {
        for (String bytes : List.of("02c328", "01ff", "03eda080", "04f4908080")) {
            byte[] wasm = ModuleWriter
                    .hex("0061736d01000000" + section(1, "01600000") + section(2, "01" + bytes + text("a") + "0000"));
            assertThatThrownBy(() -> ModuleParser.describe(wasm)).isInstanceOf(InvalidModuleException.class)
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void functionNames_mayBeAnyTextToo() throws InvalidModuleException {
        byte[] wasm = module("env", "f", "g", section(0, text("name") + "01" + ModuleWriter.unsigned(
                text("→ gibt").length() / 2 + 2) + "01" + "01" + text("→ gibt")));
        assertThatThrownBy(() -> instance(Modules.compiled(wasm), "env", "f", () -> {
        }).function("g").orElseThrow().call()).isInstanceOfSatisfying(WasmTrapException.class,
                e -> assertThat(e.frames()).containsExactly("→ gibt"));
        assertThat(new FunctionNames(ModuleParser.parse(wasm)).problem()).isEmpty();
    }

    @Test
    void damagedNameSection_refusesNoModule() throws InvalidModuleException {
        // One name, and another that goes beyond the end.
        String names = text("name") + "01" + "09" + "02" + "00" + text("one") + "01" + "7f61";
        byte[] wasm = module("env", "f", "g", section(0, names));
        var read = new FunctionNames(ModuleParser.parse(wasm));
        assertThat(read.of(0)).as("before the damage").isEqualTo("one");
        assertThat(read.of(1)).as("the export's").isEqualTo("g");
        assertThat(read.problem()).contains("its name section is damaged (a size is larger than what is there)");
        assertThat(instance(Modules.compiled(wasm), "env", "f", () -> {
        }).function("g")).isPresent();
    }

    @Test
    void whatStandsInCustomSections_refusesNoModule() throws InvalidModuleException {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var content = new byte[random.nextInt(12)];
            random.nextBytes(content);
            String name = i % 2 == 0 ? text("name") : "";
            byte[] wasm = module("env", "f", "g", section(0, name + HexFormat.of().formatHex(content)));
            var names = new FunctionNames(ModuleParser.parse(wasm));
            assertThat(names.of(1)).isNotNull();
            assertThat(names.problem()).isNotNull();
        }
        ModuleClasses module = ModuleCompiler.compile(
                module("env", "f", "g", section(0, "ff") + section(0, "") + section(0, text("name") + "01ff")),
                "Guest");
        assertThat(Modules.load(module).info().export("g")).isPresent();
    }

    @Test
    void moduleWithoutNames_saysSoIfSomethingHasNone() throws InvalidModuleException {
        assertThat(new FunctionNames(ModuleParser.parse(module("env", "f", "g", ""))).problem()).as("all are exported")
                .isEmpty();
        byte[] wasm = ModuleWriter.hex("0061736d01000000" + section(1, "01600000") + section(3, "020000")
                + section(7, "01" + text("g") + "0001") + section(10, "02" + "02000b" + "02000b"));
        assertThat(new FunctionNames(ModuleParser.parse(wasm)).problem()).contains("it has no names of functions");
    }

    @Test
    void twoExportsOfOneName_areRefused() {
        var writer = new ModuleWriter();
        int type = writer.type("0000");
        byte[] wasm = writer.function(type, "f\n", "", "").function(type, "f\n", "", "").bytes();
        assertThatThrownBy(() -> ModuleParser.describe(wasm)).isInstanceOf(InvalidModuleException.class)
                .hasMessageStartingWith("it exports two things under the name 'f");
    }

    @Test
    void tablesThatBeginWithTooMuchForTheEngine_areRefusedInOurWords() {
        var writer = new ModuleWriter();
        writer.type("0000");
        byte[] wasm = writer.function(0, "f", "", "").beforeExports(4, "02 70 00 01 70 00 80dac409").bytes();
        assertThatThrownBy(() -> ModuleParser.describe(wasm)).isInstanceOf(InvalidModuleException.class)
                .hasMessage("its tables begin with 20000001 elements; allowed are 100000");
    }

    private static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ModuleWriter.unsigned(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static String section(int id, String content) {
        return String.format("%02x", id) + ModuleWriter.unsigned(content.length() / 2) + content;
    }

    /** Calls the import and traps afterwards; with a section at its end. */
    private static byte[] module(String module, String name, String export, String customs) {
        return ModuleWriter.hex("0061736d01000000" + section(1, "02" + "600000" + "60017f017f")
                + section(2, "01" + text(module) + text(name)
                        + "0001")
                + section(3, "0100") + section(7, "01" + text(export) + "0001")
                + section(10, "01" + "08" + "00" + "4107" + "1000" + "1a" + "00" + "0b") + customs);
    }

    private static WasmInstance instance(WasmModule module, String from, String name, Runnable called) {
        List<WasmValueType> i32 = List.of(WasmValueType.I32);
        return module
                .instantiate(List.of(new WasmHostFunction(from, name, new WasmFunctionType(i32, i32), (caller, arguments) -> {
                    called.run();
                    return arguments[0];
                })), new WasmLimits(1_000_000, 100), new WasiEnvironment("names", line -> {
                }, line -> {
                }, List.of()));
    }
}
