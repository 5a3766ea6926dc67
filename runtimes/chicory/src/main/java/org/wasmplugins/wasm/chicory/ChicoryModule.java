package org.wasmplugins.wasm.chicory;

import java.util.List;
import java.util.function.Function;

import org.wasmplugins.wasm.WasmHostFunction;
import org.wasmplugins.wasm.WasmInstance;
import org.wasmplugins.wasm.WasmModule;
import org.wasmplugins.wasm.WasmModuleInfo;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** A module in Chicory. Immutable. */
final class ChicoryModule implements WasmModule {

    private final com.dylibso.chicory.wasm.WasmModule module;
    private final Function<Instance, Machine> machines;
    private final boolean interpretsSome;
    private final WasmModuleInfo info;

    ChicoryModule(com.dylibso.chicory.wasm.WasmModule module, Function<Instance, Machine> machines, boolean interpretsSome) {
        this.module = module;
        this.machines = machines;
        this.interpretsSome = interpretsSome;
        this.info = ModuleInfos.of(module);
    }

    @Override
    public WasmModuleInfo info() {
        return info;
    }

    @Override
    public WasmInstance instantiate(List<WasmHostFunction> imports, int maxMemoryPages) {
        var instance = new ChicoryInstance();
        var builder = Instance.builder(module).withMachineFactory(machines).withStart(false)
                .withMemoryFactory(limits -> memory(limits, maxMemoryPages))
                .withImportValues(ImportValues.builder()
                        .withFunctions(imports.stream().map(function -> bind(function, instance)).toList()).build());
        if (interpretsSome) {
            builder.withUnsafeExecutionListener(new InterruptCheck());
        }
        Traps.guard(() -> {
            instance.attach(builder.build());
            return null;
        });
        return instance;
    }

    /** Always with a maximum: this class of memory makes a table of pages for as many as there could be. */
    private static Memory memory(MemoryLimits limits, int maxPages) {
        int maximum = Math.max(limits.initialPages(), Math.min(limits.maximumPages(), maxPages));
        return new ByteArrayMemory(new MemoryLimits(limits.initialPages(), maximum, limits.shared()));
    }

    private static ImportFunction bind(WasmHostFunction function, ChicoryInstance instance) {
        boolean hasResult = !function.type().results().isEmpty();
        return new ImportFunction(function.module(), function.name(), ModuleInfos.toChicory(function.type()),
                (caller, arguments) -> {
                    instance.attach(caller);
                    long result = Traps.outside(() -> function.body().call(instance, arguments));
                    return hasResult ? new long[] { result } : null;
                });
    }
}
