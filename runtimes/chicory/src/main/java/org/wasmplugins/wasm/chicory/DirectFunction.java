package org.wasmplugins.wasm.chicory;

import org.wasmplugins.wasm.engine.WasmFunction;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;

/** An exported function whose compiled code is called directly, not through the engine. */
final class DirectFunction implements WasmFunction {

    /** The directly callable functions of a module, see {@link CompiledModule#call}. */
    @FunctionalInterface
    interface Calls {

        long call(int function, long first, long second, Memory memory, Instance instance);
    }

    private final Calls calls;
    private final int number;
    private final ExportFunction export;
    private final Instance instance;
    private final Memory memory;
    private final GuestBoundary boundary;

    DirectFunction(Calls calls, int number, ExportFunction export, Instance instance, GuestBoundary boundary) {
        this.calls = calls;
        this.number = number;
        this.export = export;
        this.instance = instance;
        this.memory = instance.memory();
        this.boundary = boundary;
    }

    @Override
    public long[] call(long... arguments) {
        return boundary.call(export, arguments);
    }

    @Override
    public long callForOne() {
        return callForOne(0, 0);
    }

    @Override
    public long callForOne(long argument) {
        return callForOne(argument, 0);
    }

    @Override
    public long callForOne(long first, long second) {
        return boundary.call(calls, number, first, second, memory, instance);
    }
}
