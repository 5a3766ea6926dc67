package org.wasmplugins.wasm;

import java.util.Objects;

/**
 * Something that a module offers to its host.
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

    @Override
    public String toString() {
        return type == null ? "a " + kind : "a function " + type;
    }
}
