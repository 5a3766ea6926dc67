/**
 * The Chicory engine: at build time {@link org.wasmplugins.wasm.chicory.ModuleCompiler} turns modules into classes, at run
 * time {@link org.wasmplugins.wasm.chicory.CompiledModule} runs them.
 */
package org.wasmplugins.wasm.chicory;
