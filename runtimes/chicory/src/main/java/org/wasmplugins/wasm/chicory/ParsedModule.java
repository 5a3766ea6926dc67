package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.wasm.engine.WasmModuleInfo;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MemorySection;

/**
 * A module in the form of the engine and as a description for all others. The engine's form imports the module's own
 * memories: otherwise the engine would refer to its default class of memories, and the JVM would load it.
 *
 * @param module the engine's form
 * @param info the module's description
 * @param memories the imports that stand for its own memories, in their order
 */
record ParsedModule(WasmModule module, WasmModuleInfo info, List<MemoryImport> memories) {

    /** Half of a surrogate pair. No import of a module can have this name, since its names are read from UTF-8. */
    private static final String OUTSIDE = "\uD800";

    /** @param sections the sections of the module; its memories are removed */
    static ParsedModule of(WasmModule.Builder sections) {
        WasmModule whole = sections.build();
        WasmModuleInfo info = ModuleInfos.of(whole);
        List<MemoryImport> memories = memories(whole);
        // After all other imports, because a module numbers imported memories before its own.
        ImportSection.Builder imports = ImportSection.builder();
        for (int i = 0; i < whole.importSection().importCount(); i++) {
            imports.addImport(whole.importSection().getImport(i));
        }
        for (var memory : memories) {
            imports.addImport(memory);
        }
        return new ParsedModule(sections.setImportSection(imports.build()).setMemorySection(null).build(), info, memories);
    }

    private static List<MemoryImport> memories(WasmModule module) {
        var memories = new ArrayList<MemoryImport>();
        if (module.memorySection().isPresent()) {
            MemorySection own = module.memorySection().get();
            for (int i = 0; i < own.memoryCount(); i++) {
                MemoryLimits limits = own.getMemory(i).limits();
                // Our memories are for one thread, also where the module declares a shared one.
                memories.add(new MemoryImport(OUTSIDE, Integer.toString(i),
                        new MemoryLimits(limits.initialPages(), limits.maximumPages())));
            }
        }
        if (memories.isEmpty() && module.importSection().count(ExternalType.MEMORY) == 0) {
            // No guest code can use this memory, but the first memory counts frames.
            memories.add(new MemoryImport(OUTSIDE, "0", new MemoryLimits(0, 0)));
        }
        return memories;
    }
}
