package org.wasmplugins.wasm.engine;

/** An exported function of an instance. For one thread at a time. */
@FunctionalInterface
public interface WasmFunction {

    /**
     * Runs the function on the calling thread. An exception of a host function is thrown unchanged.
     *
     * @param arguments the arguments as raw bits, floats as their IEEE 754 bits, 32-bit values in the lower half
     * @return the results as raw bits; null or empty for none
     * @throws WasmTrapException if the function traps
     */
    long[] call(long... arguments);

    /**
     * Like {@link #call}, for a function without parameters and with at most one result. Some engines need no arrays for it.
     *
     * @return the result as raw bits; 0 for none
     * @throws WasmTrapException if the function traps
     */
    default long callForOne() {
        return only(call());
    }

    /**
     * Like {@link #callForOne()}, for a function with one parameter.
     *
     * @param argument the argument as raw bits
     * @return the result as raw bits; 0 for none
     * @throws WasmTrapException if the function traps
     */
    default long callForOne(long argument) {
        return only(call(argument));
    }

    /**
     * Like {@link #callForOne(long)}, for a function with two parameters.
     *
     * @param first the first argument as raw bits
     * @param second the second one
     * @return the result as raw bits; 0 for none
     * @throws WasmTrapException if the function traps
     */
    default long callForOne(long first, long second) {
        return only(call(first, second));
    }

    private static long only(long[] results) {
        return results == null || results.length == 0 ? 0 : results[0];
    }
}
