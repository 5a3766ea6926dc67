package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.chicory.memory.BudgetedTable;
import org.wasmplugins.wasm.chicory.memory.MemoryBudget;
import org.wasmplugins.wasm.chicory.wasi.WasiFiles;
import org.wasmplugins.wasm.chicory.wasi.WasiFunctions;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmMemoryRefusedException;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmTrapException;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.types.Export;

/** A module that runs in Chicory. Immutable. */
final class ChicoryModule implements WasmModule, ChicoryInstance.Functions {

    private final ParsedModule module;
    private final Function<Instance, Machine> machines;
    private final boolean interpretsSome;
    private final Runnable interrupted;
    private final FunctionNames names;
    private final InstanceSnapshot snapshot;
    private final DirectFunction.Calls calls;
    private final Set<Integer> direct;

    /**
     * @param interrupted runs when a thread that runs the module was interrupted
     * @param calls calls those functions that can be called directly; null if there is none
     * @param snapshot the state that instances begin as, for a module without its start function; null for an unchanged
     *        module
     */
    ChicoryModule(ParsedModule module, Function<Instance, Machine> machines, boolean interpretsSome,
            Runnable interrupted, DirectFunction.Calls calls, InstanceSnapshot snapshot) {
        this.calls = calls;
        this.direct = calls == null ? Set.of() : Set.copyOf(DirectCalls.of(module.module()).keySet());
        this.snapshot = snapshot;
        this.module = module;
        this.machines = machines;
        this.interpretsSome = interpretsSome;
        this.interrupted = interrupted;
        this.names = new FunctionNames(module.module());
    }

    @Override
    public WasmModuleInfo info() {
        return module.info();
    }

    @Override
    public boolean isInitialized() {
        return snapshot != null;
    }

    @Override
    public WasmInstance instantiate(List<WasmHostFunction> imports, WasmLimits limits, WasiEnvironment environment) {
        var boundary = new GuestBoundary(names, interpretsSome);
        var memories = new InstanceMemories(limits, boundary, snapshot == null ? null : snapshot.memory());
        WasiFiles files = needsWasi() ? new WasiFiles(environment) : null;
        var instance = new ChicoryInstance(boundary, memories.budget(), files, this);
        Instance.Builder builder = Instance.builder(module.module()).withMachineFactory(machines).withStart(false)
                .withTableFactory(
                        (table, value) -> BudgetedTable.of(table, GuestAbi.MAX_TABLE_ELEMENTS, value, memories.budget()));
        List<ImportFunction> functions = functions(imports, instance, boundary, environment, files);
        if (interpretsSome) {
            builder.withUnsafeExecutionListener(new InterruptCheck());
        }
        try {
            EngineObjects.take(module.module(), memories.budget());
            Instance made = builder.withImportValues(ImportValues.builder().withFunctions(functions)
                    .withMemories(memories.create(module.memories())).build()).build();
            if (snapshot != null) {
                snapshot.restore(made);
            }
            instance.attach(made);
        } catch (RuntimeException | Error e) {
            instance.close();
            throw refused(boundary.typed(e), memories.budget());
        } finally {
            boundary.resetDepthToZero();
        }
        return instance;
    }

    private static RuntimeException refused(RuntimeException failure, MemoryBudget budget) {
        Optional<WasmInstance.RefusedGrowth> refused = budget.pollRefused();
        return refused.isPresent() && failure instanceof WasmTrapException trap
                ? new WasmMemoryRefusedException(trap.getMessage(), trap.frames(), refused.get(), trap)
                : failure;
    }

    @Override
    public void interrupted() {
        interrupted.run();
    }

    @Override
    public WasmFunction of(Export export, Instance instance, GuestBoundary boundary) {
        ExportFunction function = instance.export(export.name());
        return direct.contains(export.index()) ? new DirectFunction(calls, export.index(), function, instance, boundary)
                : new EngineFunction(function, boundary);
    }

    @Override
    public void warmUp() {
        TrapRehearsal.run();
    }

    private List<ImportFunction> functions(List<WasmHostFunction> imports, ChicoryInstance instance,
            GuestBoundary boundary, WasiEnvironment environment, WasiFiles files) {
        var functions = new ArrayList<ImportFunction>();
        for (var function : imports) {
            functions.add(bind(function, instance, boundary));
        }
        if (files != null) {
            WasiFunctions.functions(environment, files).stream()
                    .filter(function -> imports.stream().noneMatch(given -> isSame(given, function)))
                    .map(function -> new ImportFunction(function.module(), function.name(), function.functionType(),
                            boundary.reserving(function.handle())))
                    .forEach(functions::add);
        }
        return functions;
    }

    private boolean needsWasi() {
        for (WasmImport needed : module.info().imports()) {
            if (needed.module().equals(WasiEnvironment.MODULE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(WasmHostFunction given, ImportFunction function) {
        return given.module().equals(function.module()) && given.name().equals(function.name());
    }

    private static ImportFunction bind(WasmHostFunction function, ChicoryInstance instance, GuestBoundary boundary) {
        boolean hasResult = !function.type().results().isEmpty();
        return new ImportFunction(function.module(), function.name(), ModuleInfos.toChicory(function.type()),
                (caller, arguments) -> {
                    instance.attach(caller);
                    long result = boundary.callHost(function.body(), instance, arguments);
                    return hasResult ? new long[] { result } : null;
                });
    }
}
