package org.wasmplugins.wasm.chicory;

/** What compiled modules run in. */
public enum CompileTarget {

    /** A JVM. Loops look for interrupts only once there was one, see {@link InterruptPolls}. */
    JVM,

    /** A native executable, whose code cannot change any more. Loops look for interrupts all the time. */
    NATIVE_EXECUTABLE
}
