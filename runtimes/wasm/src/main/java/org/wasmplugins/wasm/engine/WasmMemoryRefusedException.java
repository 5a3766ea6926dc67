package org.wasmplugins.wasm.engine;

import java.util.List;

import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;

/** An instance could not be made after memory was refused to it. */
public class WasmMemoryRefusedException extends WasmTrapException {

    private static final long serialVersionUID = 1L;

    private final transient RefusedGrowth refused;

    /**
     * @param message what the trap was
     * @param frames the names of the guest's functions that were running, innermost first; written by the guest
     * @param refused what was refused
     * @param cause what the engine threw
     */
    public WasmMemoryRefusedException(String message, List<String> frames, RefusedGrowth refused, Throwable cause) {
        super(message, frames, cause);
        this.refused = refused;
    }

    /**
     * @return what was refused; null only in a copy that was serialized
     */
    public RefusedGrowth refused() {
        return refused;
    }
}
