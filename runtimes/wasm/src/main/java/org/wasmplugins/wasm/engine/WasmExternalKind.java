package org.wasmplugins.wasm.engine;

import java.util.Locale;

/** What a module can import or export (WebAssembly specification, "External Types"). */
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
