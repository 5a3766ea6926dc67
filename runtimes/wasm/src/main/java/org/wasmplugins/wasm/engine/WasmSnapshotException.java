package org.wasmplugins.wasm.engine;

/** No snapshot can be taken; the message is the end of a sentence and says why. */
public final class WasmSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why, without a stop at its end
     */
    public WasmSnapshotException(String message) {
        super(message);
    }
}
