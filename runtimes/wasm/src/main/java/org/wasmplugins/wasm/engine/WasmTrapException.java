package org.wasmplugins.wasm.engine;

import java.util.List;

/** A guest's code trapped. The instance must not be used again. */
public class WasmTrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> frames;

    /**
     * @param message a description of the trap, in the words of the WebAssembly specification where it has some
     * @param frames the names of the guest's functions that were running, innermost first; written by the guest
     * @param cause the engine's exception
     */
    public WasmTrapException(String message, List<String> frames, Throwable cause) {
        super(message, cause);
        this.frames = List.copyOf(frames);
    }

    /**
     * @return the names of the guest's functions that were running, innermost first; null only in a copy that was serialized
     */
    public List<String> frames() {
        return frames;
    }
}
