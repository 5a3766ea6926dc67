/**
 * Values as bytes, in JSON, MessagePack or raw: begin with {@link org.wasmplugins.wasm.serialization.PluginSerializer} and
 * {@code EventCodec}. For any thread. Knows {@code serialization.token}.
 */
package org.wasmplugins.wasm.serialization;
