package org.wasmplugins.wasm.engine;

/** No snapshot can be taken. The message is the end of a sentence and gives the reason. */
public final class WasmSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the reason, without a full stop */
    public WasmSnapshotException(String message) {
        super(message);
    }
}
