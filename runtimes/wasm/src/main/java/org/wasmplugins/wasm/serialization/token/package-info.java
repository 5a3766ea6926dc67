/**
 * JSON and MessagePack token by token, for Jackson: begin with {@code ValueTokens}. {@code ReadLimits} bounds what is read.
 * Readers and writers are for one thread. Knows no other room.
 */
package org.wasmplugins.wasm.serialization.token;
