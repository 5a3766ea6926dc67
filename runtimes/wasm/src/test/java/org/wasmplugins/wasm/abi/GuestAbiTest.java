package org.wasmplugins.wasm.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.wasm.engine.WasmValueType.F32;
import static org.wasmplugins.wasm.engine.WasmValueType.F64;
import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.JavaPuppet;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Checks modules by their imports and exports only. */
class GuestAbiTest {

    private static final WasmModuleInfo PUPPET = new JavaPuppet().info();
    private static final Map<String, WasmFunctionType> WASI = Map.of("sched_yield",
            new WasmFunctionType(List.of(), List.of(I32)));
    private static final HostFunctionSignature GREET = new HostFunctionSignature("host", "greet",
            List.of(HostType.of(String.class)), HostType.of(String.class));
    private static final HostFunctionSignature FORBIDDEN = new HostFunctionSignature("host", "forbidden", List.of(),
            HostType.of(void.class));

    @Test
    void moduleThatKeepsToTheAbi_hasNoProblems() {
        assertThat(GuestAbi.problems(PUPPET, Manifests.of("a", SerializationFormat.JSON))).isEmpty();
    }

    @Test
    void missingAndMistypedExports_areAllNamed() {
        var exports = new ArrayList<>(PUPPET.exports());
        exports.removeIf(export -> List.of("memory", "alloc", "plugin_dispose").contains(export.name()));
        exports.add(new WasmExport("memory", WasmExternalKind.GLOBAL, null));
        exports.add(new WasmExport("alloc", WasmExternalKind.FUNCTION, new WasmFunctionType(List.of(I64), List.of(I32))));
        exports.add(new WasmExport("plugin_on_load", WasmExternalKind.FUNCTION, new WasmFunctionType(List.of(), List.of())));
        assertThat(GuestAbi.problems(new WasmModuleInfo(List.of(), exports, 1, 0, Set.of()),
                Manifests.of("a", SerializationFormat.JSON)))
                .containsExactly("The module's export 'memory' is a global; it must be a memory.",
                        "The module's export 'alloc' is a function (i64) -> i32; it must be a function (i32) -> i32.",
                        "The module's export 'plugin_dispose' is missing; it must be a function () -> i32.",
                        "The module's export 'plugin_on_load' is a function () -> (); it must be a function () -> i32.");
    }

    @Test
    void batchExportOfAnotherType_isNamed() {
        var exports = new ArrayList<>(PUPPET.exports());
        exports.add(new WasmExport("plugin_handle_event_batch", WasmExternalKind.FUNCTION,
                new WasmFunctionType(List.of(I32, I32), List.of(I32))));
        assertThat(GuestAbi.problems(new WasmModuleInfo(List.of(), exports, 1, 0, Set.of()),
                Manifests.of("a", SerializationFormat.JSON)))
                .containsExactly("The module's export 'plugin_handle_event_batch' is a function (i32, i32) -> i32; it must be a"
                        + " function (i32, i32) -> i64.");
    }

    @Test
    void memoryOverTheLimit_isNamed() {
        var limits = new ResourceLimits(Duration.ofSeconds(1), 200_000, 1, 1);
        assertThat(GuestAbi.problems(new WasmModuleInfo(List.of(), PUPPET.exports(), 4, 0, Set.of()),
                Manifests.of("a", SerializationFormat.JSON, limits)))
                .containsExactly("The module's memory begins with 262144 bytes; allowed are 200000"
                        + " (permissions.resources.max_memory in its plugin.yaml).");
        assertThat(GuestAbi.problems(new WasmModuleInfo(List.of(), PUPPET.exports(), 3, 0, Set.of()),
                Manifests.of("a", SerializationFormat.JSON, limits))).isEmpty();
    }

    @Test
    void importsThatTheHostHas_areNoProblems() {
        assertThat(ImportCheck.problems(PUPPET, List.of(GREET, FORBIDDEN), WASI)).isEmpty();
    }

    @Test
    void unknownImport_isNamedWithTheNearest() {
        var module = new WasmModuleInfo(List.of(function("host", "gret", List.of(), List.of()),
                function("evil\nmodule", "x", List.of(), List.of())), List.of(), 0, 0, Set.of());
        assertThat(ImportCheck.problems(module, List.of(GREET, FORBIDDEN), WASI)).containsExactly(
                "The module's import 'host.gret' with the type () -> () is not a function of the host; did you mean"
                        + " 'host.greet'?",
                "The module's import 'evil?module.x' with the type () -> () is not a function of the host; the host has"
                        + " [host.forbidden, host.greet].");
        assertThat(ImportCheck.problems(module, List.of(), WASI)).first()
                .isEqualTo("The module's import 'host.gret' with the type () -> () is not a function of the host.");
    }

    @Test
    void mistypedImport_isNamedWithBothTypes() {
        var module = new WasmModuleInfo(List.of(function("host", "greet", List.of(I64), List.of(I64))), List.of(), 0, 0,
                Set.of());
        assertThat(ImportCheck.problems(module, List.of(GREET), WASI)).containsExactly(
                "The module's import 'host.greet' has the type (i64) -> i64; the host function host.greet(String): String has"
                        + " the type (i32, i32) -> i64.");
    }

    @Test
    void importOfAnythingButAFunction_isRefused() {
        var module = new WasmModuleInfo(List.of(new WasmImport("env", "memory", WasmExternalKind.MEMORY, null)), List.of(), 0,
                0, Set.of());
        assertThat(ImportCheck.problems(module, List.of(), WASI))
                .containsExactly("The module's import 'env.memory' is a memory; a plugin may import functions only.");
    }

    @Test
    void hostFunctionTypes_areThoseOfTheAbi() {
        var numbers = List.of(int.class, boolean.class, short.class, byte.class, char.class, long.class, float.class,
                double.class);
        var signature = new HostFunctionSignature("host", "f", numbers.stream().map(HostType::of).toList(),
                HostType.of(double.class));
        assertThat(HostFunctionTypes.typeOf(signature))
                .isEqualTo(new WasmFunctionType(List.of(I32, I32, I32, I32, I32, I64, F32, F64), List.of(F64)));
        var inMemory = new HostFunctionSignature("host", "f",
                List.of(HostType.of(String.class), HostType.of(byte[].class), HostType.of(List.class)),
                HostType.of(List.class));
        assertThat(HostFunctionTypes.typeOf(inMemory))
                .isEqualTo(new WasmFunctionType(List.of(I32, I32, I32, I32, I32, I32), List.of(I64)));
    }

    @Test
    void importOfWasi_isComparedWithWhatTheEngineHas() {
        var module = new WasmModuleInfo(List.of(function("wasi_snapshot_preview1", "sched_yield", List.of(), List.of(I32)),
                function("wasi_snapshot_preview1", "sched_yield", List.of(), List.of()),
                function("wasi_snapshot_preview1", "fork", List.of(), List.of())), List.of(), 0, 0, Set.of());
        assertThat(ImportCheck.problems(module, List.of(), WASI)).containsExactly(
                "The module's import 'wasi_snapshot_preview1.sched_yield' with the type () -> () is not a function of WASI; that has"
                        + " the type () -> i32.",
                "The module's import 'wasi_snapshot_preview1.fork' with the type () -> () is not a function of WASI.");
    }

    private static WasmImport function(String module, String name, List<WasmValueType> parameters,
            List<WasmValueType> results) {
        return new WasmImport(module, name, WasmExternalKind.FUNCTION, new WasmFunctionType(parameters, results));
    }
}
