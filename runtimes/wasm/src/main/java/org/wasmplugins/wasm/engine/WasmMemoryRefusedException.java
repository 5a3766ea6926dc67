package org.wasmplugins.wasm.engine;

import java.util.List;

import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;

/** An instance could not be made because it was refused memory. */
public class WasmMemoryRefusedException extends WasmTrapException {

    private static final long serialVersionUID = 1L;

    private final transient RefusedGrowth refused;

    /**
     * @param message a description of the trap
     * @param frames the names of the guest's functions that were running, innermost first; written by the guest
     * @param refused the refused growth
     * @param cause the engine's exception
     */
    public WasmMemoryRefusedException(String message, List<String> frames, RefusedGrowth refused, Throwable cause) {
        super(message, frames, cause);
        this.refused = refused;
    }

    /** @return the refused growth; null only in a copy that was serialized */
    public RefusedGrowth refused() {
        return refused;
    }
}
