/**
 * Runs WebAssembly modules as plugins: begin with {@link org.wasmplugins.wasm.WasmPluginRuntime}, whose plugins are
 * {@code WasmPlugin}s and whose bare modules are {@code WasmBareInstance}s. An instance is for one thread at a time. Knows the
 * host's contracts and the rooms below; engines are behind {@code engine}.
 */
package org.wasmplugins.wasm;
