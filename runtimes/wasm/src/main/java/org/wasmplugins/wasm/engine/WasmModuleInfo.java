package org.wasmplugins.wasm.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The description of a module, without its code.
 *
 * @param imports its imports, in its own order
 * @param exports its exports, in its own order
 * @param initialMemoryPages the pages of 65,536 bytes that all its memories have together at the start
 * @param initialTableElements the elements that all its tables have together at the start
 * @param features the features that it needs and that a host may refuse
 */
public record WasmModuleInfo(List<WasmImport> imports, List<WasmExport> exports, long initialMemoryPages,
        long initialTableElements, Set<WasmFeature> features) {

    public WasmModuleInfo {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        features = Set.copyOf(features);
    }

    /**
     * @param name the name of an export, not null
     * @return the export of that name, if there is one
     */
    public Optional<WasmExport> export(String name) {
        for (var export : exports) {
            if (export.name().equals(name)) {
                return Optional.of(export);
            }
        }
        return Optional.empty();
    }
}
