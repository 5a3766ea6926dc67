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
 * A module as the engine gets it, and what it is for everybody else. For the engine it imports its own memories: where the
 * engine makes one itself it names its default class, which the JVM would load.
 *
 * @param module for the engine
 * @param info what the module says of itself
 * @param memories the imports that stand for its own memories, in their order
 */
record ParsedModule(WasmModule module, WasmModuleInfo info, List<MemoryImport> memories) {

    /** Half of a surrogate pair, which no name of an import in a module can be: those are read from UTF-8. */
    private static final String OUTSIDE = "\uD800";

    /** @param sections those of the module; its memories are taken away */
    static ParsedModule of(WasmModule.Builder sections) {
        WasmModule whole = sections.build();
        WasmModuleInfo info = ModuleInfos.of(whole);
        List<MemoryImport> memories = memories(whole);
        // Behind all others, because a module numbers those that it imports before its own.
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
                // Ours are for one thread, whatever the module says of its own.
                memories.add(new MemoryImport(OUTSIDE, Integer.toString(i),
                        new MemoryLimits(limits.initialPages(), limits.maximumPages())));
            }
        }
        if (memories.isEmpty() && module.importSection().count(ExternalType.MEMORY) == 0) {
            // Nobody can use it, but the first memory counts frames.
            memories.add(new MemoryImport(OUTSIDE, "0", new MemoryLimits(0, 0)));
        }
        return memories;
    }
}
