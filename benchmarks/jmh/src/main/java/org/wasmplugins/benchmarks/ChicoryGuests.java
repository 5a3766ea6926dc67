package org.wasmplugins.benchmarks;

import java.util.function.Function;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Chicory as its documentation shows it: compiled, four exports called by hand. */
final class ChicoryGuests {

    private ChicoryGuests() {
    }

    /** @param memories null for the engine's own choice */
    static Guest of(Kernel kernel, Function<MemoryLimits, Memory> memories) {
        var module = Parser.parse(kernel.module(""));
        var builder = Instance.builder(module).withMachineFactory(MachineFactoryCompiler.compile(module));
        if (memories != null) {
            builder.withMemoryFactory(memories::apply);
        }
        var instance = builder.build();
        var memory = instance.memory();
        ExportFunction alloc = instance.export("alloc");
        ExportFunction dealloc = instance.export("dealloc");
        ExportFunction handle = instance.export("plugin_handle_event");
        return input -> {
            int pointer = (int) alloc.apply(input.length)[0];
            memory.write(pointer, input);
            long packed = handle.apply(pointer, input.length)[0];
            int answer = (int) (packed >>> 32);
            int length = (int) packed;
            byte[] output = memory.readBytes(answer, length);
            dealloc.apply(answer, length);
            dealloc.apply(pointer, input.length);
            return output;
        };
    }
}
