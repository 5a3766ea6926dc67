/**
 * The linear memory of guests, its limits, and the count of guest frames that it keeps. Compiled functions call
 * {@link org.wasmplugins.wasm.chicory.memory.FlatAccess} and {@link org.wasmplugins.wasm.chicory.memory.CallDepth}, and their
 * instance has a {@link org.wasmplugins.wasm.chicory.memory.FlatMemory}. Knows no other package of the engine. Internal; not
 * an API for applications.
 */
package org.wasmplugins.wasm.chicory.memory;
