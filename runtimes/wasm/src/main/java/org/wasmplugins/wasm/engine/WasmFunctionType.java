package org.wasmplugins.wasm.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a function.
 *
 * @param parameters the types of its parameters, in order
 * @param results the types of its results, in order
 */
public record WasmFunctionType(List<WasmValueType> parameters, List<WasmValueType> results) {

    public WasmFunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    // Written out, as in WasmExport.

    @Override
    public boolean equals(Object other) {
        return other instanceof WasmFunctionType type && parameters.equals(type.parameters) && results.equals(type.results);
    }

    @Override
    public int hashCode() {
        return 31 * parameters.hashCode() + results.hashCode();
    }

    /** Returns the type as {@code (i32, i32) -> i64}; {@code ()} stands for no result. */
    @Override
    public String toString() {
        return list(parameters) + " -> " + (results.size() == 1 ? results.get(0).toString() : list(results));
    }

    private static String list(List<WasmValueType> types) {
        return types.stream().map(WasmValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
