package org.wasmplugins.wasm.engine;

import java.util.List;

/** The guest's functions called each other deeper than the limit, or deeper than the JVM's stack. */
public class WasmCallDepthException extends WasmTrapException {

    private static final long serialVersionUID = 1L;

    private final int depth;

    /**
     * @param message a description of the failure
     * @param frames the guest's functions, innermost first
     * @param depth the number of guest frames
     * @param cause the engine's exception
     */
    public WasmCallDepthException(String message, List<String> frames, int depth, Throwable cause) {
        super(message, frames, cause);
        this.depth = depth;
    }

    /** @return the number of guest frames */
    public int depth() {
        return depth;
    }
}
