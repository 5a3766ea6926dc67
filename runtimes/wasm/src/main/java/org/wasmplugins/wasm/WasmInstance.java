package org.wasmplugins.wasm;

import java.util.Optional;

/** An instance of a module. For one thread at a time. */
public interface WasmInstance {

    /**
     * @param export the name of an export, not null
     * @return the exported function of that name, if there is one
     */
    Optional<WasmFunction> function(String export);

    /**
     * @return the memory exported as {@code memory}, never null
     * @throws IllegalStateException if there is none
     */
    WasmMemory memory();
}
