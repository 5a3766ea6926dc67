package org.wasmplugins.wasm.serialization;

/**
 * A response as a plugin writes it. {@code success} and {@code error} have no type here, so that a wrong type is reported and
 * not converted.
 *
 * @param success should be a truth value
 * @param data the answer
 * @param error should be an object with a code and a message
 */
public record ResponseEnvelope<T>(Object success, T data, Object error) {
}
