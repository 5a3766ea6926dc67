package org.wasmplugins.wasm.chicory.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmValueType;

/** A call of an export. */
record Call(String export, WasmFunctionType type, List<Long> arguments) {

    static Call of(String export, WasmFunctionType type, long... arguments) {
        var list = new ArrayList<Long>();
        for (long argument : arguments) {
            list.add(argument);
        }
        return new Call(export, type, list);
    }

    /** As the script for Node reads it. */
    String line() {
        StringBuilder line = new StringBuilder(export).append(' ').append(type.results().isEmpty() ? "-"
                : type.results().stream().map(Call::name).collect(Collectors.joining(",")));
        for (int i = 0; i < arguments.size(); i++) {
            line.append(' ').append(value(type.parameters().get(i), arguments.get(i)));
        }
        return line.toString();
    }

    static String name(WasmValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Prints a value; all NaNs are equal. */
    static String value(WasmValueType type, long bits) {
        boolean isNone = type == WasmValueType.F32 && Float.isNaN(Float.intBitsToFloat((int) bits))
                || type == WasmValueType.F64 && Double.isNaN(Double.longBitsToDouble(bits));
        boolean isShort = type == WasmValueType.I32 || type == WasmValueType.F32;
        return name(type) + ":" + (isNone ? "nan" : Long.toHexString(isShort ? bits & 0xFFFF_FFFFL : bits));
    }
}
