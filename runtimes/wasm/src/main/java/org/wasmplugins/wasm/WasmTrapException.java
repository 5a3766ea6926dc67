package org.wasmplugins.wasm;

/** The code of a module trapped. The instance must not be used again. */
public class WasmTrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the trap was, in the words of the WebAssembly specification where it has some
     * @param cause what the engine threw
     */
    public WasmTrapException(String message, Throwable cause) {
        super(message, cause);
    }
}
