/**
 * What the extension has for WebAssembly plugins alone: their compiled modules ({@code PluginModules}) and serializers. For any
 * thread. Knows {@code config}. Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.wasm;
