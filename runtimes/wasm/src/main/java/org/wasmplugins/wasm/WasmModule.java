package org.wasmplugins.wasm;

import java.util.List;

/** A module that an engine has made ready to run. May be used from any thread. */
public interface WasmModule {

    /**
     * @return its imports, exports and memory, never null
     */
    WasmModuleInfo info();

    /**
     * Makes an instance and runs the module's start function, if it has one, on the calling thread.
     *
     * @param imports the functions that the module imports from others than WASI, each exactly once
     * @param limits what the instance may use
     * @param environment what it sees through WASI
     * @return the instance, never null
     * @throws WasmTrapException if the start function or the initialisation of memories and tables traps
     */
    WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment);
}
