package org.wasmplugins.wasm.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.CustomSection;
import com.dylibso.chicory.wasm.types.DataCountSection;
import com.dylibso.chicory.wasm.types.DataSection;
import com.dylibso.chicory.wasm.types.ElementSection;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.StartSection;
import com.dylibso.chicory.wasm.types.TableSection;
import com.dylibso.chicory.wasm.types.TagSection;
import com.dylibso.chicory.wasm.types.TypeSection;

/** Builds a module from the sections that the engine reads. */
final class ModuleSections {

    private ModuleSections() {
    }

    static void add(Section section, WasmModule.Builder module) {
        if (section instanceof TypeSection types) {
            module.setTypeSection(types);
        } else if (section instanceof ImportSection imports) {
            module.setImportSection(imports);
        } else if (section instanceof FunctionSection declared) {
            module.setFunctionSection(declared);
        } else if (section instanceof TableSection tables) {
            module.setTableSection(tables);
        } else if (section instanceof MemorySection memories) {
            module.setMemorySection(memories);
        } else if (section instanceof GlobalSection globals) {
            module.setGlobalSection(globals);
        } else if (section instanceof ExportSection exports) {
            module.setExportSection(exports);
        } else if (section instanceof StartSection start) {
            module.setStartSection(start);
        } else if (section instanceof ElementSection elements) {
            module.setElementSection(elements);
        } else if (section instanceof CodeSection code) {
            module.setCodeSection(code);
        } else if (section instanceof DataSection data) {
            module.setDataSection(data);
        } else if (section instanceof DataCountSection count) {
            module.setDataCountSection(count);
        } else if (section instanceof TagSection tags) {
            module.setTagSection(tags);
        } else if (section instanceof CustomSection custom) {
            module.addCustomSection(custom.name(), custom);
        }
    }
}
