/**
 * The Chicory engine at run time: {@link org.wasmplugins.wasm.chicory.CompiledModule} is the parent of the classes that were
 * made of a module at build time, reads what is left of the module, and makes instances of it, also from snapshots. Knows the
 * packages {@code memory} and {@code wasi} and not the compiler, which an application does not have. The packages below this
 * one are internal.
 */
package org.wasmplugins.wasm.chicory;
