/**
 * Compiles modules to classes at build time. {@link org.wasmplugins.wasm.chicory.compile.ModuleCompiler} runs the engine's
 * compiler and adapts its classes: with counted frames, direct access to memory, late polls and our own calls through tables.
 * Knows all other packages of the engine; none of them knows it. For the build alone; not an API for applications.
 */
package org.wasmplugins.wasm.chicory.compile;
