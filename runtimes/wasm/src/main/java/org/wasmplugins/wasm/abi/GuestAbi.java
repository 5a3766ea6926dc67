package org.wasmplugins.wasm.abi;

import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.Text;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/** Version 1 of the guest ABI: the exports that a module must have, and the check that it has them. */
public final class GuestAbi {

    public static final String MEMORY = "memory";
    static final String ALLOC = "alloc";
    static final String DEALLOC = "dealloc";
    public static final String HANDLE_EVENT = "plugin_handle_event";
    public static final String HANDLE_EVENT_BATCH = "plugin_handle_event_batch";
    public static final String INITIALIZE = "plugin_initialize";
    public static final String DISPOSE = "plugin_dispose";
    public static final String ON_LOAD = "plugin_on_load";
    public static final String ON_READY = "plugin_on_ready";
    public static final String ON_BEFORE_DISPOSE = "plugin_on_before_dispose";
    public static final String REACTOR_INITIALIZE = "_initialize";

    /** The most elements that all tables of an instance may have together: each takes some bytes of the host's memory. */
    public static final int MAX_TABLE_ELEMENTS = 100_000;

    static final WasmFunctionType ALLOC_TYPE = new WasmFunctionType(List.of(I32), List.of(I32));

    private static final WasmFunctionType HOOK = new WasmFunctionType(List.of(), List.of(I32));

    private record Needed(String name, WasmExport export, boolean required) {

        static Needed function(String name, WasmFunctionType type, boolean required) {
            return new Needed(name, new WasmExport(name, WasmExternalKind.FUNCTION, type), required);
        }
    }

    private static final List<Needed> EXPORTS = List.of(
            new Needed(MEMORY, new WasmExport(MEMORY, WasmExternalKind.MEMORY, null), true),
            Needed.function(ALLOC, ALLOC_TYPE, true),
            Needed.function(DEALLOC, new WasmFunctionType(List.of(I32, I32), List.of()), true),
            Needed.function(HANDLE_EVENT, new WasmFunctionType(List.of(I32, I32), List.of(I64)), true),
            Needed.function(HANDLE_EVENT_BATCH, new WasmFunctionType(List.of(I32, I32), List.of(I64)), false),
            Needed.function(INITIALIZE, HOOK, true),
            Needed.function(DISPOSE, HOOK, true),
            Needed.function(ON_LOAD, HOOK, false),
            Needed.function(ON_READY, HOOK, false),
            Needed.function(ON_BEFORE_DISPOSE, HOOK, false),
            Needed.function(REACTOR_INITIALIZE, new WasmFunctionType(List.of(), List.of()), false));

    /** The functions that the host calls, for each event or at the start and end of an instance. */
    public static final Set<String> FUNCTIONS = functions();

    /** Exports that have a meaning in a bare module, too. */
    private static final Set<String> BARE = Set.of(MEMORY, REACTOR_INITIALIZE);

    private GuestAbi() {
    }

    private static Set<String> functions() {
        var names = new HashSet<String>();
        for (var needed : EXPORTS) {
            if (needed.export().kind() == WasmExternalKind.FUNCTION) {
                names.add(needed.name());
            }
        }
        return Set.copyOf(names);
    }

    /**
     * @param module the module of a plugin
     * @param manifest the plugin
     * @return a sentence for each place where the module breaks the ABI or its manifest's limits; empty if there is none
     */
    public static List<String> problems(WasmModuleInfo module, PluginManifest manifest) {
        var problems = new ArrayList<String>();
        for (var needed : EXPORTS) {
            if (!manifest.isBare() || BARE.contains(needed.name())) {
                addTo(problems, problem(module.export(needed.name()), needed, !manifest.isBare()));
            }
        }
        addTo(problems, memoryProblem(module, manifest));
        if (module.initialTableElements() > MAX_TABLE_ELEMENTS) {
            problems.add("The module's tables begin with " + module.initialTableElements() + " elements; allowed are "
                    + MAX_TABLE_ELEMENTS + ".");
        }
        if (!module.features().isEmpty()) {
            module.features().stream().sorted()
                    .forEach(feature -> problems.add("The module needs " + feature + "; plugins may not have that."));
        }
        return problems;
    }

    private static void addTo(List<String> problems, Optional<String> problem) {
        if (problem.isPresent()) {
            problems.add(problem.get());
        }
    }

    private static Optional<String> problem(Optional<WasmExport> found, Needed needed, boolean hasAbi) {
        if (found.isPresent() ? found.get().equals(needed.export()) : !(needed.required() && hasAbi)) {
            return Optional.empty();
        }
        return Optional.of("The module's export '" + needed.name() + "' is "
                + found.map(WasmExport::toString).orElse("missing") + "; it must be " + needed.export() + ".");
    }

    static boolean hasMemory(WasmModuleInfo module) {
        Optional<WasmExport> memory = module.export(MEMORY);
        return memory.isPresent() && memory.get().kind() == WasmExternalKind.MEMORY;
    }

    static boolean hasAlloc(WasmModuleInfo module) {
        Optional<WasmExport> alloc = module.export(ALLOC);
        return alloc.isPresent() && ALLOC_TYPE.equals(alloc.get().type());
    }

    private static Optional<String> memoryProblem(WasmModuleInfo module, PluginManifest manifest) {
        long bytes = module.initialMemoryPages() * ResourceLimits.PAGE_BYTES;
        long allowed = manifest.permissions().limits().maxMemoryBytes();
        return bytes <= allowed ? Optional.empty()
                : Optional.of("The module's memory begins with " + bytes + " bytes; allowed are " + allowed
                        + " (permissions.resources.max_memory in its plugin.yaml).");
    }

    /** Formats an import for messages. Its names are printed safely, since the guest chose them. */
    static String quoted(WasmImport needed) {
        return "'" + Text.printable(needed.module()) + "." + Text.printable(needed.name()) + "'";
    }
}
