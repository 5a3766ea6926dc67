package org.wasmplugins.wasm.chicory;

/** Bytes do not have the expected format. */
final class DamagedBytesException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedBytesException(String message) {
        super(message);
    }
}
