package org.wasmplugins.wasm.chicory.compile;

import java.util.List;
import java.util.Optional;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.ValType;

/**
 * Checks the sizes of arguments and results, in slots of the JVM. A value of 64 bits takes two slots, and a method has at
 * most 255.
 */
final class Signatures {

    private static final int MOST_RESULTS = 255;

    /**
     * The most slots without an array. With more, the engine passes an array; a call through a table has four arguments of
     * its own.
     */
    private static final int LARGEST_WITHOUT_ARRAY = 253;
    private static final int MOST_THROUGH_TABLES = 251;

    private Signatures() {
    }

    static int slots(List<ValType> types) {
        int slots = 0;
        for (var type : types) {
            slots += type.equals(ValType.I64) || type.equals(ValType.F64) ? 2 : 1;
        }
        return slots;
    }

    /** Returns the problem of a type, as the end of a sentence; empty if there is none. */
    static Optional<String> problem(FunctionType type) {
        int parameters = slots(type.params());
        int results = slots(type.returns());
        if (results > MOST_RESULTS) {
            return Optional.of("a function type with results that take " + results + " slots of the JVM, of which i64 and f64"
                    + " take two; allowed are " + MOST_RESULTS);
        }
        return parameters > MOST_THROUGH_TABLES && parameters <= LARGEST_WITHOUT_ARRAY
                ? Optional.of("a function type with parameters that take " + parameters + " slots of the JVM, of which i64 and"
                        + " f64 take two; allowed are " + MOST_THROUGH_TABLES)
                : Optional.empty();
    }

    /**
     * Returns true if the engine passes the arguments in an array. It fails to set the variables of such a function, and some
     * arguments of such an import.
     */
    static boolean areInAnArray(FunctionType type) {
        return slots(type.params()) > LARGEST_WITHOUT_ARRAY;
    }

    static FunctionType ofTag(WasmModule module, int tag) {
        int imported = module.importSection().count(ExternalType.TAG);
        int type = tag < imported ? module.importSection().stream().filter(TagImport.class::isInstance)
                .map(TagImport.class::cast).skip(tag).findFirst().orElseThrow().tagType().typeIdx()
                : module.tagSection().orElseThrow().getTag(tag - imported).typeIdx();
        return module.typeSection().getType(type);
    }
}
