/**
 * WASI preview 1 for plugins. {@link org.wasmplugins.wasm.chicory.wasi.WasiFunctions} are the engine's functions behind a
 * guard. {@link org.wasmplugins.wasm.chicory.wasi.WasiFiles} are an instance's files, in file systems that no path leads out
 * of. Knows no other package of the engine. Internal; not an API for applications.
 */
package org.wasmplugins.wasm.chicory.wasi;
