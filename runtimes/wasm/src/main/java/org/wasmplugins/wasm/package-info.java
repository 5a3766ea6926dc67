/**
 * Plugins as WebAssembly modules, whatever engine runs them: the guest ABI, the memory bridge, the serializers, and the
 * port that engines implement ({@link org.wasmplugins.wasm.WasmModule}).
 */
package org.wasmplugins.wasm;
