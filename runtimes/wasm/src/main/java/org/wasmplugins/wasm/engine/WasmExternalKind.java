package org.wasmplugins.wasm.engine;

import java.util.Locale;

/** The kinds of imports and exports (WebAssembly specification, "External Types"). */
public enum WasmExternalKind {
    /** A function. */
    FUNCTION,
    /** A table. */
    TABLE,
    /** A linear memory. */
    MEMORY,
    /** A global. */
    GLOBAL,
    /** An exception tag. */
    TAG;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
