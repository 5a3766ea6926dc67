package org.wasmplugins.wasm.engine;

import java.util.Objects;

/**
 * A function given to an instance as an import.
 *
 * @param module the module that it is imported from
 * @param name its name
 * @param type its type
 * @param body the code of the function
 */
public record WasmHostFunction(String module, String name, WasmFunctionType type, Body body) {

    public WasmHostFunction {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(body, "body");
    }

    /** The code of a host function. */
    @FunctionalInterface
    public interface Body {

        /**
         * Runs on the thread that runs the instance. An exception ends the guest's call; guest code cannot catch it.
         *
         * @param caller the instance that calls, not null
         * @param arguments the arguments as raw bits, not null
         * @return the result as raw bits; ignored if the type has no result
         */
        long call(WasmInstance caller, long[] arguments);
    }
}
