package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.chicory.reference.ModuleWriter;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;

class CallDepthTest {

    /** Calls itself as often as it is told. */
    private static final String RECURSES = "20 00 04 7f 20 00 41 01 6b 10 00 41 01 6a 05 41 00 0b";

    @Test
    void depth_isCountedInModulesWithoutAMemory() {
        var writer = new ModuleWriter();
        byte[] module = writer.function(writer.type("01 7f 01 7f"), "f", "", RECURSES).bytes();
        WasmFunction f = instance(module, 100).function("f").orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(f.call(99)).containsExactly(99);
            assertThatThrownBy(() -> f.call(100)).isInstanceOfSatisfying(WasmCallDepthException.class,
                    e -> assertThat(e.depth()).isEqualTo(101));
        }
    }

    @Test
    void moduleWithoutAMemory_stillHasNoneForItsHost() throws InvalidModuleException {
        var writer = new ModuleWriter();
        byte[] module = writer.function(writer.type("00 00"), "f", "", "").bytes();
        assertThat(Modules.compiled(module).info()).isEqualTo(ModuleParser.describe(module));
        assertThat(Modules.compiled(module).info().initialMemoryPages()).isZero();
        assertThatThrownBy(() -> instance(module, 1).memory()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void depth_isCountedThroughTablesToo() {
        var writer = new ModuleWriter();
        int type = writer.type("01 7f 01 7f");
        byte[] module = writer.function(type, "f", "", "20 00 04 7f 20 00 41 01 6b 41 00 11 00 00 41 01 6a 05 41 00 0b")
                .beforeExports(4, "01 70 00 01").beforeCode(9, "01 00 41 00 0b 01 00").bytes();
        assertThatThrownBy(() -> instance(module, 50).function("f").orElseThrow().call(50))
                .isInstanceOf(WasmCallDepthException.class);
        assertThat(instance(module, 51).function("f").orElseThrow().call(50)).containsExactly(50);
    }

    private static WasmInstance instance(byte[] wasm, int maxDepth) {
        return Modules.compiled(wasm).instantiate(List.of(), new WasmLimits(1_000_000, maxDepth),
                new WasiEnvironment("", line -> {
                }, line -> {
                }, List.of()));
    }
}
