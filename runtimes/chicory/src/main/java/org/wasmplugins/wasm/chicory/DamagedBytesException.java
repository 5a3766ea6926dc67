package org.wasmplugins.wasm.chicory;

/** Bytes are not what they should be. */
final class DamagedBytesException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedBytesException(String message) {
        super(message);
    }
}
