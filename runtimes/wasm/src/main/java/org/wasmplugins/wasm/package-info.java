/**
 * Runs WebAssembly modules as plugins: begin with {@link org.wasmplugins.wasm.WasmPluginRuntime}, which makes
 * {@code WasmPlugin}s, or {@code WasmBareInstance}s for bare modules. An instance is for one thread at a time. Knows the
 * host's contracts and the rooms below; engines are behind {@code engine}.
 */
package org.wasmplugins.wasm;
