package org.wasmplugins.wasm.chicory;

/** Bytes that are not a valid WebAssembly module. */
public class InvalidModuleException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidModuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
