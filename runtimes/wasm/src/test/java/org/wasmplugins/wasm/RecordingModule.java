package org.wasmplugins.wasm;

import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmMemory;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/** A module in Java that records the calls of its exports. Its snapshot is the list of them. */
final class RecordingModule implements WasmModule {

    static final String ODD_NAME = "ask\n";

    private static final WasmFunctionType HOOK = new WasmFunctionType(List.of(), List.of(I32));
    private static final Map<String, WasmFunctionType> FUNCTIONS = Map.of("_initialize",
            new WasmFunctionType(List.of(), List.of()), "plugin_on_load", HOOK, "plugin_initialize", HOOK, "plugin_on_ready",
            HOOK, "plugin_dispose", HOOK, "alloc", new WasmFunctionType(List.of(I32), List.of(I32)), "dealloc",
            new WasmFunctionType(List.of(I32, I32), List.of()), "plugin_handle_event",
            new WasmFunctionType(List.of(I32, I32), List.of(I64)));

    final List<String> calls = new ArrayList<>();
    private final boolean initialized;
    private final boolean takesSnapshots;
    private Map<String, WasmHostFunction> imports;

    /** The action of {@code plugin_initialize}. */
    Supplier<Integer> initialize = () -> 0;

    RecordingModule(boolean initialized, boolean takesSnapshots) {
        this.initialized = initialized;
        this.takesSnapshots = takesSnapshots;
    }

    /** Calls the host as the guest would. */
    int callHost() {
        return (int) imports.get(ODD_NAME).body().call(null, new long[0]);
    }

    @Override
    public WasmModuleInfo info() {
        var exports = new ArrayList<WasmExport>();
        exports.add(new WasmExport("memory", WasmExternalKind.MEMORY, null));
        FUNCTIONS.forEach((name, type) -> exports.add(new WasmExport(name, WasmExternalKind.FUNCTION, type)));
        List<WasmImport> needed = initialized ? List.<WasmImport> of()
                : List.of(new WasmImport("host", ODD_NAME, WasmExternalKind.FUNCTION, HOOK));
        return new WasmModuleInfo(needed, exports, 1, 0, Set.of());
    }

    @Override
    public boolean isInitialized() {
        return initialized;
    }

    @Override
    public void warmUp() {
        calls.add("warm-up");
    }

    @Override
    public WasmInstance instantiate(List<WasmHostFunction> functions, WasmLimits limits, WasiEnvironment environment) {
        imports = functions.stream().collect(Collectors.toMap(WasmHostFunction::name, function -> function));
        return takesSnapshots ? new Recording() {
            @Override
            public byte[] snapshot() {
                return String.join(" ", calls).getBytes(StandardCharsets.UTF_8);
            }
        } : new Recording();
    }

    private class Recording implements WasmInstance {

        @Override
        public Optional<WasmFunction> function(String export) {
            return !FUNCTIONS.containsKey(export) ? Optional.empty() : Optional.of(arguments -> {
                calls.add(export);
                return new long[] { export.equals("plugin_initialize") ? initialize.get() : 0 };
            });
        }

        @Override
        public WasmMemory memory() {
            return null;
        }

        @Override
        public Optional<RefusedGrowth> pollRefusedGrowth() {
            return Optional.empty();
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
