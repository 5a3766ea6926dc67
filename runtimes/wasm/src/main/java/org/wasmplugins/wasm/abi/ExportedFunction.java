package org.wasmplugins.wasm.abi;

import java.util.List;

import org.wasmplugins.Text;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.wasm.engine.WasmExport;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmValueType;

/** A function of a bare module, with checks of its arguments and results. */
public record ExportedFunction(WasmFunctionType type, WasmFunction body) {

    private static final long LAST_UNSIGNED = 0xFFFF_FFFFL;
    private static final int MAX_NAMES = 20;

    public static ExportedFunction find(String name, WasmModuleInfo module, WasmInstance instance, PluginOperation operation) {
        WasmExport export = module.export(name).filter(found -> found.kind() == WasmExternalKind.FUNCTION)
                .orElseThrow(() -> new PluginExecutionException(operation,
                        "the module exports no such function" + alternatives(name, module)));
        WasmFunctionType type = export.type();
        if (hasOther(type.parameters()) || hasOther(type.results())) {
            throw new PluginExecutionException(operation, "the function has the type " + type
                    + "; only i32, i64, f32 and f64 can be given and taken.");
        }
        return new ExportedFunction(type, instance.function(name).orElseThrow());
    }

    private static boolean hasOther(List<WasmValueType> types) {
        return types.contains(WasmValueType.V128) || types.contains(WasmValueType.REF);
    }

    private static String alternatives(String name, WasmModuleInfo module) {
        List<String> names = module.exports().stream().filter(export -> export.kind() == WasmExternalKind.FUNCTION)
                .map(export -> Text.printable(export.name())).sorted().toList();
        return NearestName.of(Text.printable(name), names).map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(names.isEmpty() ? "; it exports none."
                        : "; it exports " + names.stream().limit(MAX_NAMES).toList()
                                + (names.size() > MAX_NAMES ? " and more." : "."));
    }

    /** Converts arguments to the form that the engine takes. */
    public long[] arguments(long[] given, PluginOperation operation) {
        List<WasmValueType> parameters = type.parameters();
        if (given.length != parameters.size()) {
            throw new PluginExecutionException(operation, "it got " + given.length + " arguments; the function has the type "
                    + type + ".");
        }
        long[] raw = given.clone();
        for (int i = 0; i < raw.length; i++) {
            if (isSmall(parameters.get(i))) {
                if (raw[i] < Integer.MIN_VALUE || raw[i] > LAST_UNSIGNED) {
                    throw new PluginExecutionException(operation, "argument " + (i + 1) + " is " + raw[i]
                            + ", which has more than the 32 bits of the function's type " + type + ".");
                }
                raw[i] = (int) raw[i];
            }
        }
        return raw;
    }

    /**
     * Converts results from the engine's form. Sign-extends 32-bit values, because the engine leaves anything in their upper
     * halves.
     */
    public long[] results(long[] given) {
        var results = new long[type.results().size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = isSmall(type.results().get(i)) ? (int) given[i] : given[i];
        }
        return results;
    }

    private static boolean isSmall(WasmValueType type) {
        return type == WasmValueType.I32 || type == WasmValueType.F32;
    }
}
