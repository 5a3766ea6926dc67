/**
 * Turns modules into classes at build time: {@link org.wasmplugins.wasm.chicory.compile.ModuleCompiler} has the engine's
 * compiler make them and makes them ours, with counted frames, direct access to memory, late polls and calls through tables of
 * their own. Knows all other packages of the engine, and none of them knows it. For the build alone; no API for applications.
 */
package org.wasmplugins.wasm.chicory.compile;
