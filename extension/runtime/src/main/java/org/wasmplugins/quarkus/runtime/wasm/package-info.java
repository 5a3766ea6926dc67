/**
 * The parts that only WebAssembly plugins need: their compiled modules ({@code PluginModules}) and serializers. For any
 * thread. Depends on {@code config}. Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.wasm;
