package org.wasmplugins.wasm.chicory;

import java.util.HashMap;
import java.util.Map;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.NameCustomSection;

/** What a module's functions are called, for people. */
public final class FunctionNames {

    private final NameCustomSection section;
    private final Map<Integer, String> exports = new HashMap<>();

    /** @param module a module, not null */
    public FunctionNames(WasmModule module) {
        section = module.nameSection();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            var export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                exports.putIfAbsent(export.index(), export.name());
            }
        }
    }

    /**
     * @param resource what is left of a module whose functions are compiled, not null
     * @return the names of its functions, never null
     */
    public static FunctionNames in(byte[] resource) {
        return new FunctionNames(StrippedModule.parse(resource).module());
    }

    /**
     * @param index the index of a function
     * @return its name in the name section, else the name of an export, else {@code func} and the index; never null
     */
    public String of(int index) {
        var name = section == null ? null : section.nameOfFunction(index);
        return name != null ? name : exports.getOrDefault(index, "func" + index);
    }
}
