package org.wasmplugins;

import java.util.Objects;

/**
 * The kind of runtime that runs a plugin, as the manifest's {@code runtime} names it.
 *
 * @param name the name, for example {@code wasm}
 */
public record RuntimeType(String name) {

    /** The type of sandboxed WebAssembly modules. */
    public static final RuntimeType WASM = new RuntimeType("wasm");

    public RuntimeType {
        Objects.requireNonNull(name, "name");
    }

    // Written by hand for the reason given in PluginId.

    @Override
    public boolean equals(Object other) {
        return other instanceof RuntimeType type && type.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
