package org.wasmplugins.wasm.chicory.compile;

/** What compiled modules run in. */
public enum CompileTarget {

    /** A JVM. Loops look for interrupts only once there was one, see {@link org.wasmplugins.wasm.chicory.InterruptPolls}. */
    JVM,

    /** A native executable, whose code cannot change any more. Loops look for interrupts all the time. */
    NATIVE_EXECUTABLE
}
