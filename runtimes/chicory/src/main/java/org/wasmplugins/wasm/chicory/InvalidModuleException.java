package org.wasmplugins.wasm.chicory;

/** Bytes that are not a valid WebAssembly module. */
public class InvalidModuleException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message a description of the error
     * @param cause the engine's exception; null if the engine was not asked
     */
    public InvalidModuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
