package org.wasmplugins.wasm.abi;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Translates signatures of host functions to WebAssembly types. */
public final class HostFunctionTypes {

    private HostFunctionTypes() {
    }

    /**
     * @param signature a host function
     * @return the type with which a module must import it, never null
     */
    public static WasmFunctionType typeOf(HostFunctionSignature signature) {
        var parameters = new ArrayList<WasmValueType>();
        signature.parameters().forEach(parameter -> parameters.addAll(asParameter(parameter.kind())));
        return new WasmFunctionType(parameters, asResult(signature.result().kind()));
    }

    private static List<WasmValueType> asParameter(HostType.Kind kind) {
        return isInMemory(kind) ? List.of(WasmValueType.I32, WasmValueType.I32) : List.of(number(kind));
    }

    private static List<WasmValueType> asResult(HostType.Kind kind) {
        if (kind == HostType.Kind.VOID) {
            return List.of();
        }
        return List.of(isInMemory(kind) ? WasmValueType.I64 : number(kind));
    }

    static boolean isInMemory(HostType.Kind kind) {
        return switch (kind) {
            case STRING, BYTES, SERIALIZED -> true;
            default -> false;
        };
    }

    private static WasmValueType number(HostType.Kind kind) {
        return switch (kind) {
            case INT, BOOLEAN, SHORT, BYTE, CHAR -> WasmValueType.I32;
            case LONG -> WasmValueType.I64;
            case FLOAT -> WasmValueType.F32;
            case DOUBLE -> WasmValueType.F64;
            default -> throw new IllegalArgumentException(kind + " is not a number");
        };
    }
}
