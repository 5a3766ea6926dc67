/**
 * The Chicory engine at run time. Begin with {@link org.wasmplugins.wasm.chicory.CompiledModule}, the superclass of the
 * classes that are generated from a module at build time: it reads the stripped module and makes instances, also from
 * snapshots. Knows the packages {@code memory} and {@code wasi}, but not the compiler, which an application does not have.
 * The packages below this one are internal.
 */
package org.wasmplugins.wasm.chicory;
