package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.engine.WasmFunction;

import com.dylibso.chicory.runtime.ExportFunction;

/** An exported function that is called through the engine. */
record EngineFunction(ExportFunction export, GuestBoundary boundary) implements WasmFunction {

    @Override
    public long[] call(long... arguments) {
        return boundary.call(export, arguments);
    }
}
