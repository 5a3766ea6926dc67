package org.wasmplugins.wasm.engine;

import java.util.List;

/** A module's functions called each other deeper than they may, or deeper than the JVM's stack is. */
public class WasmCallDepthException extends WasmTrapException {

    private static final long serialVersionUID = 1L;

    private final int depth;

    /**
     * @param message what happened
     * @param frames the guest's functions, innermost first
     * @param depth how many guest frames there were
     * @param cause what the engine threw
     */
    public WasmCallDepthException(String message, List<String> frames, int depth, Throwable cause) {
        super(message, frames, cause);
        this.depth = depth;
    }

    /**
     * @return how many guest frames there were
     */
    public int depth() {
        return depth;
    }
}
