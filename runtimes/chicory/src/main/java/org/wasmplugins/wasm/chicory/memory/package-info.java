/**
 * The linear memory of guests, what bounds it, and the count of guest frames that is kept in it. Compiled functions call
 * {@link org.wasmplugins.wasm.chicory.memory.FlatAccess} and {@link org.wasmplugins.wasm.chicory.memory.CallDepth}, and their
 * instance has a {@link org.wasmplugins.wasm.chicory.memory.FlatMemory}. Knows no other package of the engine; internal, no API
 * for applications.
 */
package org.wasmplugins.wasm.chicory.memory;
