package org.wasmplugins.wasm.engine;

import java.util.List;

/** A module that an engine has made ready to run. May be used from any thread. */
public interface WasmModule {

    /**
     * @return its imports, exports and memory, never null
     */
    WasmModuleInfo info();

    /**
     * @return whether its instances begin as a snapshot, so that their initialization is behind them
     */
    default boolean isInitialized() {
        return false;
    }

    /**
     * Makes an instance and runs the module's start function, if it has one, on the calling thread.
     *
     * @param imports the functions that the module imports from others than WASI, each exactly once; one of WASI's functions
     *        stands for the environment's
     * @param limits what the instance may use
     * @param environment what it sees through WASI
     * @return the instance, never null
     * @throws WasmTrapException if the start function or the initialisation of memories and tables traps
     */
    WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment);

    /**
     * Tells the module that a thread that runs one of its instances was interrupted: code that looks for interrupts only when
     * it has to looks from now on. May be called often and from any thread, and may take some milliseconds.
     */
    default void interrupted() {
    }

    /**
     * Loads what the code of modules needs beyond itself and did not need for its start, so that no call waits for that. Runs
     * none of the module's code. May be called from any thread.
     */
    default void warmUp() {
    }
}
