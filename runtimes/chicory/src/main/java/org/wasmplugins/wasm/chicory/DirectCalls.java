package org.wasmplugins.wasm.chicory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wasmplugins.wasm.abi.GuestAbi;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;

/**
 * Selects the exported functions that are called directly, without the engine's arrays of arguments and results: those that
 * the host calls. A plugin that uses no other function does not load the engine's large class for calls.
 */
public final class DirectCalls {

    private static final int MOST_PARAMETERS = 2;
    private static final int MOST_RESULTS = 1;

    private DirectCalls() {
    }

    /**
     * @param module a module, not null
     * @return the types of the functions, by their numbers, without functions that are interpreted or imported
     */
    public static SortedMap<Integer, FunctionType> of(WasmModule module) {
        var found = new TreeMap<Integer, FunctionType>();
        ExportSection exports = module.exportSection();
        int imported = module.importSection().count(ExternalType.FUNCTION);
        for (int i = 0; i < exports.exportCount(); i++) {
            Export export = exports.getExport(i);
            if (export.exportType() == ExternalType.FUNCTION && export.index() >= imported
                    && GuestAbi.FUNCTIONS.contains(export.name())) {
                FunctionType type = module.typeSection()
                        .getType(module.functionSection().getFunctionType(export.index() - imported));
                if (type.params().size() <= MOST_PARAMETERS && type.returns().size() <= MOST_RESULTS
                        && areIntegers(type.params()) && areIntegers(type.returns())) {
                    found.put(export.index(), type);
                }
            }
        }
        return found;
    }

    private static boolean areIntegers(List<ValType> types) {
        for (var type : types) {
            if (!type.equals(ValType.I32) && !type.equals(ValType.I64)) {
                return false;
            }
        }
        return true;
    }
}
