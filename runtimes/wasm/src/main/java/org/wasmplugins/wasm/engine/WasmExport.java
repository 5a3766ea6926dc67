package org.wasmplugins.wasm.engine;

import java.util.Objects;

/**
 * An export of a module.
 *
 * @param name its name
 * @param kind what it is
 * @param type its type if it is a function, else null
 */
public record WasmExport(String name, WasmExternalKind kind, WasmFunctionType type) {

    public WasmExport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** As {@code equals}, without what the JVM links for that of a record: this is asked while applications start. */
    public boolean isLike(WasmExport other) {
        return name.equals(other.name) && kind == other.kind
                && (type == null ? other.type == null : other.type != null && type.isLike(other.type));
    }

    @Override
    public String toString() {
        return type == null ? "a " + kind : "a function " + type;
    }
}
