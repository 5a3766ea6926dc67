/**
 * Splits methods that are too large for HotSpot to compile. Begin with
 * {@link org.wasmplugins.wasm.chicory.split.MethodSplitter}. Works on any class file; knows of the engine only how frames are
 * counted. Internal; not an API for applications.
 */
package org.wasmplugins.wasm.chicory.split;
