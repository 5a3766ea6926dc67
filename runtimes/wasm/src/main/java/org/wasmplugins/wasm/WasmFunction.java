package org.wasmplugins.wasm;

/** An exported function of an instance. For one thread at a time. */
@FunctionalInterface
public interface WasmFunction {

    /**
     * Runs the function on the calling thread. What a host function throws comes out as it is.
     *
     * @param arguments the arguments as raw bits, floats as their IEEE 754 bits, 32-bit values in the lower half
     * @return the results as raw bits; null or empty for none
     * @throws WasmTrapException if the function traps
     */
    long[] call(long... arguments);
}
