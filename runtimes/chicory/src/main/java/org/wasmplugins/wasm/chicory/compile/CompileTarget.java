package org.wasmplugins.wasm.chicory.compile;

/** The environment that compiled modules run in. */
public enum CompileTarget {

    /** A JVM. Loops poll for interrupts only after the first one, see {@link org.wasmplugins.wasm.chicory.InterruptPolls}. */
    JVM,

    /** A native executable, whose code can no longer change. Loops poll for interrupts all the time. */
    NATIVE_EXECUTABLE
}
