package org.wasmplugins.benchmarks;

import static io.github.kawamuray.wasmtime.WasmValType.I32;
import static io.github.kawamuray.wasmtime.WasmValType.I64;

import java.util.List;

import io.github.kawamuray.wasmtime.Instance;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.WasmFunctions;

/** wasmtime through JNI. */
final class WasmtimeGuests {

    private WasmtimeGuests() {
    }

    static Guest of(Kernel kernel) {
        var store = Store.withoutData();
        var module = Module.fromBinary(store.engine(), kernel.module(""));
        var instance = new Instance(store, module, List.of());
        var memory = instance.getMemory(store, "memory").orElseThrow();
        var alloc = WasmFunctions.func(store, instance.getFunc(store, "alloc").orElseThrow(), I32, I32);
        var dealloc = WasmFunctions.consumer(store, instance.getFunc(store, "dealloc").orElseThrow(), I32, I32);
        var handle = WasmFunctions.func(store, instance.getFunc(store, "plugin_handle_event").orElseThrow(), I32, I32, I64);
        return input -> {
            int pointer = alloc.call(input.length);
            memory.buffer(store).put(pointer, input);
            long packed = handle.call(pointer, input.length);
            int answer = (int) (packed >>> 32);
            var output = new byte[(int) packed];
            memory.buffer(store).get(answer, output);
            dealloc.accept(answer, output.length);
            dealloc.accept(pointer, input.length);
            return output;
        };
    }
}
