/**
 * What compiled functions call in place of the engine's instructions that give wrong results: numbers, tables, exceptions. The
 * compiler puts the calls there. Public because compiled classes are in a package of their own; no API for applications.
 */
package org.wasmplugins.wasm.chicory.instruction;
