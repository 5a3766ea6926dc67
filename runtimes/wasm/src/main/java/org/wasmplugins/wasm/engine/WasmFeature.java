package org.wasmplugins.wasm.engine;

/** Features of WebAssembly that the host refuses, because what they use cannot be bounded. */
public enum WasmFeature {

    /** Structures and arrays of the garbage collection proposal: they live in the JVM's heap, uncounted. */
    GC("types of the garbage collection proposal"),
    /** Shared memories: a guest could wait on one without end. */
    SHARED_MEMORY("a shared memory");

    private final String label;

    WasmFeature(String label) {
        this.label = label;
    }

    /** For messages. */
    @Override
    public String toString() {
        return label;
    }
}
