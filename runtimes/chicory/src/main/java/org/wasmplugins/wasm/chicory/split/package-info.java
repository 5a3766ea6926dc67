/**
 * Makes several methods of one that HotSpot would not compile; {@link org.wasmplugins.wasm.chicory.split.MethodSplitter} is the
 * way in. Works on any class file, and knows of the engine only how frames are counted. Internal, no API for applications.
 */
package org.wasmplugins.wasm.chicory.split;
