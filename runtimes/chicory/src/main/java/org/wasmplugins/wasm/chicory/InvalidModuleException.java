package org.wasmplugins.wasm.chicory;

/** Bytes that are not a valid WebAssembly module. */
public class InvalidModuleException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with them
     * @param cause what the engine threw; null if it was not asked
     */
    public InvalidModuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
