package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmValueType;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

class ModuleParserTest {

    @Test
    void module_isDescribed() throws InvalidModuleException {
        WasmModuleInfo info = ModuleParser.describe(Guests.bytes("puppet"));
        assertThat(info.imports()).containsExactly(
                new WasmImport("host", "greet", WasmExternalKind.FUNCTION, new WasmFunctionType(
                        List.of(WasmValueType.I32, WasmValueType.I32), List.of(WasmValueType.I64))),
                new WasmImport("host", "forbidden", WasmExternalKind.FUNCTION, new WasmFunctionType(List.of(), List.of())));
        assertThat(info.export("memory")).contains(new WasmExport("memory", WasmExternalKind.MEMORY, null));
        assertThat(info.export("plugin_handle_event").orElseThrow().type()).hasToString("(i32, i32) -> i64");
        assertThat(info.initialMemoryPages()).isEqualTo(1);
    }

    @Test
    void importedMemory_isDescribed() throws InvalidModuleException {
        assertThat(ModuleParser.describe(Guests.bytes("imports-memory")).imports())
                .containsExactly(new WasmImport("env", "memory", WasmExternalKind.MEMORY, null));
    }

    @Test
    void emptyFile_isRefused() {
        assertRefused(new byte[0], "it is empty");
    }

    @Test
    void textFile_isRefused() {
        assertRefused("(module)".getBytes(StandardCharsets.UTF_8),
                "it does not begin with the bytes 00 61 73 6d 01 00 00 00 of a WebAssembly module");
    }

    /** Not only where a type says so: boxed numbers need none. */
    @Test
    void instructionOfTheGarbageCollectionProposal_isRefusedWhereverItStands() {
        var message = "it uses ref.i31, an instruction of the garbage collection proposal: what that makes lives in the JVM's"
                + " heap, where no limit counts it. Compile it without that proposal";
        int anyref = 0x6e;
        var inFunction = new WasmWriter();
        inFunction.writeSection(SectionId.TYPE, ModuleBytes.bytes(1, 0x60, 0, 0));
        inFunction.writeSection(SectionId.FUNCTION, ModuleBytes.bytes(1, 0));
        inFunction.writeSection(SectionId.CODE, ModuleBytes.bytes(1, 7, 0, 0x41, 1, 0xfb, 0x1c, 0x1a, 0x0b));
        assertRefused(inFunction.bytes(), message);
        var inGlobal = new WasmWriter();
        inGlobal.writeSection(SectionId.GLOBAL, ModuleBytes.bytes(1, anyref, 0, 0x41, 1, 0xfb, 0x1c, 0x0b));
        assertRefused(inGlobal.bytes(), message);
        assertThatThrownBy(() -> ModuleCompiler.compile(inFunction.bytes(), "org.wasmplugins.test.Module"))
                .isInstanceOf(InvalidModuleException.class).hasMessage(message);
    }

    @Test
    void truncatedModule_isRefused() {
        byte[] wasm = Guests.bytes("puppet");
        assertThatThrownBy(() -> ModuleParser.describe(Arrays.copyOf(wasm, wasm.length / 2)))
                .isInstanceOf(InvalidModuleException.class).hasMessageStartingWith("the engine refuses it: ");
        for (int length = 9; length < wasm.length; length++) {
            assertValidOrRefused(Arrays.copyOf(wasm, length));
        }
    }

    @Test
    void damagedModule_isValidOrRefused() {
        var random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            byte[] wasm = Guests.bytes("puppet");
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                wasm[8 + random.nextInt(wasm.length - 8)] = (byte) random.nextInt(256);
            }
            assertValidOrRefused(wasm);
        }
    }

    private static void assertRefused(byte[] wasm, String message) {
        assertThatThrownBy(() -> ModuleParser.describe(wasm)).isInstanceOf(InvalidModuleException.class).hasMessage(message);
    }

    private static void assertValidOrRefused(byte[] wasm) {
        try {
            ModuleParser.describe(wasm);
        } catch (InvalidModuleException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | Error e) {
            fail("a damaged module must be refused with an InvalidModuleException", e);
        }
    }
}
