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

    // Written out, as in PluginId: exports are compared while an application starts.

    @Override
    public boolean equals(Object other) {
        return other instanceof WasmExport export && name.equals(export.name) && kind == export.kind
                && Objects.equals(type, export.type);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.hashCode();
    }

    @Override
    public String toString() {
        return type == null ? "a " + kind : "a function " + type;
    }
}
