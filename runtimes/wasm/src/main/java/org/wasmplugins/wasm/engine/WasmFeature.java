package org.wasmplugins.wasm.engine;

/** Features of WebAssembly that the host refuses, because their use of resources cannot be bounded. */
public enum WasmFeature {

    /** Structures and arrays of the garbage collection proposal: they live in the JVM's heap and are not counted. */
    GC("types of the garbage collection proposal"),
    /** Shared memories: a guest could wait for one forever. */
    SHARED_MEMORY("a shared memory");

    private final String label;

    WasmFeature(String label) {
        this.label = label;
    }

    /** Returns the text for messages. */
    @Override
    public String toString() {
        return label;
    }
}
