/**
 * The interface to engines, which they implement: begin with {@link org.wasmplugins.wasm.engine.WasmModule}. Instances,
 * memories and functions are for one thread at a time, modules for any. Knows no other room.
 */
package org.wasmplugins.wasm.engine;
