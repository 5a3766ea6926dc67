package org.wasmplugins.wasm.engine;

/**
 * The limits of one instance.
 *
 * @param maxMemoryBytes the most bytes that all its memories may have together
 * @param maxCallDepth the most guest frames at a time, in compiled code
 */
public record WasmLimits(long maxMemoryBytes, int maxCallDepth) {
}
