package org.wasmplugins.wasm.engine;

import java.util.Objects;

/**
 * An import of a module.
 *
 * @param module the name of the module that it is imported from
 * @param name the name in that module
 * @param kind what it is
 * @param type its type if it is a function, else null
 */
public record WasmImport(String module, String name, WasmExternalKind kind, WasmFunctionType type) {

    public WasmImport {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
