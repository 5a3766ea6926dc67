package org.wasmplugins.wasm.chicory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.wasm.chicory.wasi.WasiFiles;
import org.wasmplugins.wasm.chicory.wasi.WasiFunctions;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunctionType;

/** The functions of WASI that plugins may import. */
public final class WasiTypes {

    private WasiTypes() {
    }

    /** @return the functions' types by name, never null */
    public static Map<String, WasmFunctionType> byName() {
        var types = new HashMap<String, WasmFunctionType>();
        var nothing = new WasiEnvironment("", ignored -> {
        }, ignored -> {
        }, List.of());
        for (var function : WasiFunctions.functions(nothing, new WasiFiles(nothing))) {
            types.put(function.name(), ModuleInfos.functionType(function.functionType()));
        }
        return types;
    }
}
