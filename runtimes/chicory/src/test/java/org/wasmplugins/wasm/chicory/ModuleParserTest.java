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
import org.wasmplugins.wasm.WasmExport;
import org.wasmplugins.wasm.WasmExternalKind;
import org.wasmplugins.wasm.WasmFunctionType;
import org.wasmplugins.wasm.WasmImport;
import org.wasmplugins.wasm.WasmValueType;

class ModuleParserTest {

    @Test
    void module_isDescribed() throws InvalidModuleException {
        var info = ModuleParser.describe(Guests.bytes("puppet"));
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

    @Test
    void truncatedModule_isRefused() {
        var wasm = Guests.bytes("puppet");
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
            var wasm = Guests.bytes("puppet");
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
