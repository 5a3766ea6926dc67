package org.wasmplugins.wasm.chicory;

import java.util.function.Function;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;

/**
 * The classes of one module as the engine and the host ask for them: makes what runs an instance, calls functions directly, and
 * is run when a thread that runs the module was interrupted. One class, where three lambdas would each be one for the JVM to
 * make while an application starts.
 *
 * @param module has the classes
 */
record CompiledCode(CompiledModule module) implements Function<Instance, Machine>, DirectFunction.Calls, Runnable {

    @Override
    public Machine apply(Instance instance) {
        return module.newMachine(instance);
    }

    @Override
    public long call(int function, long first, long second, Memory memory, Instance instance) {
        return module.call(function, first, second, memory, instance);
    }

    @Override
    public void run() {
        module.interrupted();
    }
}
