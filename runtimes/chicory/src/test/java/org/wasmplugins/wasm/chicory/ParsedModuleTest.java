package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFeature;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

/** The imports that stand for a module's own memories are visible to the engine only. */
class ParsedModuleTest {

    private static final int PAGE = 65_536;

    /** WebAssembly specification, "Binary Format": a memory of one to two pages, shared by threads, exported. */
    private static final byte[] SHARED = ModuleBytes.bytes(0, 'a', 's', 'm', 1, 0, 0, 0, 5, 4, 1, 3, 1, 2, 7, 10, 1, 6, 'm',
            'e', 'm', 'o', 'r', 'y', 2, 0);

    @Test
    void engine_makesNoMemoryOfItsOwn() {
        for (String guest : List.of("puppet", "two-memories")) {
            ParsedModule parsed = StrippedModule.parse(Guests.bytes(guest));
            assertThat(parsed.module().memorySection()).as(guest).isEmpty();
            assertThat(parsed.memories()).as(guest).isNotEmpty();
        }
    }

    @Test
    void ownMemories_areNoImportsForOthers() throws InvalidModuleException {
        for (String guest : List.of("puppet", "two-memories", "imports-memory")) {
            byte[] wasm = Guests.bytes(guest);
            assertThat(StrippedModule.parse(wasm).info()).as(guest).isEqualTo(ModuleParser.describe(wasm));
        }
    }

    @Test
    void eachMemory_hasItsOwnBeginning() {
        for (var module : List.of(Modules.compiled("two-memories"), Modules.interpreted("two-memories"))) {
            WasmInstance instance = instance(module, 10);
            assertThat(instance.memory().size()).isEqualTo(PAGE);
            assertThat(instance.memory().read(16, 6)).asString(StandardCharsets.US_ASCII).isEqualTo("first\0");
            assertThat(text(instance.function("second").orElseThrow().call()[0])).isEqualTo("second");
        }
    }

    @Test
    void secondMemory_growsToItsMaximumWithinTheBudget() {
        WasmModule module = Modules.compiled("two-memories");
        WasmInstance instance = instance(module, 100);
        assertThat(instance.function("grow").orElseThrow().call(6)).containsExactly(2);
        assertThat((int) instance.function("grow").orElseThrow().call(1)[0]).isEqualTo(-1);
        assertThat(instance.pollRefusedGrowth()).isEmpty();

        WasmInstance small = instance(module, 4);
        assertThat((int) small.function("grow").orElseThrow().call(2)[0]).isEqualTo(-1);
        assertThat(small.pollRefusedGrowth()).isEqualTo(Optional.of(new RefusedGrowth(3 * PAGE, 2 * PAGE, 4 * PAGE)));
        assertThatThrownBy(() -> instance(module, 2)).hasMessageContaining("the memory's 2 initial pages");
    }

    @Test
    void snapshotOfTwoMemories_isRefused() {
        WasmInstance instance = instance(Modules.compiled("two-memories"), 10);
        assertThatThrownBy(instance::snapshot).isInstanceOf(WasmSnapshotException.class)
                .hasMessage("it has 2 memories, and a snapshot has room for one");
    }

    @Test
    void sharedMemory_isNamedAndIsForOneThread() {
        WasmModule module = Modules.compiled(SHARED);
        assertThat(module.info().features()).containsExactly(WasmFeature.SHARED_MEMORY);
        assertThat(instance(module, 1).memory().size()).isEqualTo(PAGE);
    }

    @Test
    void nameOfAnOwnMemory_isNoNameInAModule() {
        byte[] wasm = ModuleBytes.bytes(0, 'a', 's', 'm', 1, 0, 0, 0, 2, 10, 1, 3, 0xED, 0xA0, 0x80, 1, '0', 2, 0, 1);
        assertThatThrownBy(() -> ModuleParser.describe(wasm)).isInstanceOf(InvalidModuleException.class)
                .hasMessageContaining("malformed UTF-8");
    }

    private static WasmInstance instance(WasmModule module, int pages) {
        return module.instantiate(List.of(), new WasmLimits((long) pages * PAGE, 100), new WasiEnvironment("test", line -> {
        }, line -> {
        }, List.of()));
    }

    private static String text(long bytes) {
        var text = new StringBuilder();
        for (long rest = bytes; rest != 0; rest >>>= 8) {
            text.append((char) (rest & 0xFF));
        }
        return text.toString();
    }
}
