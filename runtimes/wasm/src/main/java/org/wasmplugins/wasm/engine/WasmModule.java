package org.wasmplugins.wasm.engine;

import java.util.List;

/** A module that is ready to run in an engine. May be used from any thread. */
public interface WasmModule {

    /**
     * @return its imports, exports and memory, never null
     */
    WasmModuleInfo info();

    /** @return true if its instances begin as a snapshot, so that they need no initialization */
    default boolean isInitialized() {
        return false;
    }

    /**
     * Makes an instance and runs the module's start function, if it has one, on the calling thread.
     *
     * @param imports the functions that the module imports from modules other than WASI, each exactly once; a function of
     *        WASI among them replaces the environment's
     * @param limits the limits of the instance
     * @param environment the world that it sees through WASI
     * @return the instance, never null
     * @throws WasmTrapException if the start function or the initialisation of memories and tables traps
     */
    WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment);

    /**
     * Notifies the module that a thread that runs one of its instances was interrupted. Code that does not poll for
     * interrupts yet polls from now on. May be called often and from any thread, and may take some milliseconds.
     */
    default void interrupted() {
    }

    /**
     * Loads the JVM classes that the module's code needs later than at its start, so that no call waits for them. Runs no
     * guest code. May be called from any thread.
     */
    default void warmUp() {
    }
}
