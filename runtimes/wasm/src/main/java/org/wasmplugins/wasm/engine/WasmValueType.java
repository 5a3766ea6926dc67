package org.wasmplugins.wasm.engine;

import java.util.Locale;

/** The value types of the WebAssembly specification that matter to a host. */
public enum WasmValueType {
    /** 32-bit integer. */
    I32,
    /** 64-bit integer. */
    I64,
    /** 32-bit float. */
    F32,
    /** 64-bit float. */
    F64,
    /** 128-bit vector. */
    V128,
    /** Any reference type. */
    REF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
