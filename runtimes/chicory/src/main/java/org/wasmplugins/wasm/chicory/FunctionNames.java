package org.wasmplugins.wasm.chicory;

import java.util.HashMap;
import java.util.Map;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.NameCustomSection;

/** What a module's functions are called, for people. */
final class FunctionNames {

    private final NameCustomSection section;
    private final Map<Integer, String> exports = new HashMap<>();

    FunctionNames(WasmModule module) {
        section = module.nameSection();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            var export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                exports.putIfAbsent(export.index(), export.name());
            }
        }
    }

    /** The name in the name section, else the name of an export, else {@code func} and the index. */
    String of(int index) {
        var name = section == null ? null : section.nameOfFunction(index);
        return name != null ? name : exports.getOrDefault(index, "func" + index);
    }
}
