/**
 * Replacements for the engine's instructions that give wrong results: numbers, tables, exceptions. The compiler makes
 * compiled functions call them. Public because compiled classes are in a package of their own; not an API for applications.
 */
package org.wasmplugins.wasm.chicory.instruction;
