package org.wasmplugins.wasm.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

class ImportCheckTest {

    private static final WasmFunctionType NOTHING = new WasmFunctionType(List.of(), List.of());

    @Test
    void whatTheHostHas_isListedOnceAndNotWhole() {
        List<String> problems = ImportCheck.problems(module(3, "x"), functions(30), Map.of());
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).startsWith("The module's import 'env.x0' with the type () -> () is not a function of the"
                + " host; the host has [host.function_of_the_host_0, ").endsWith(" and 10 more.");
        assertThat(problems.get(1))
                .isEqualTo("The module's import 'env.x1' with the type () -> () is not a function of the host.");
    }

    @Test
    void manyMissingImports_areNotSaidOneByOne() {
        List<String> problems = ImportCheck.problems(module(10_000, "a name of some length ".repeat(100)), functions(1_000),
                Map.of());
        assertThat(problems).hasSize(21);
        assertThat(problems.get(20)).isEqualTo("So it is with 9980 more of the module's imports.");
        assertThat(String.join("", problems).length()).isLessThan(20_000);
    }

    private static List<HostFunctionSignature> functions(int count) {
        return IntStream.range(0, count).mapToObj(i -> new HostFunctionSignature("host", "function_of_the_host_" + i, List.of(),
                HostType.of(void.class))).toList();
    }

    private static WasmModuleInfo module(int imports, String name) {
        return new WasmModuleInfo(IntStream.range(0, imports)
                .mapToObj(i -> new WasmImport("env", name + i, WasmExternalKind.FUNCTION, NOTHING)).toList(), List.of(), 0, 0,
                Set.of());
    }
}
