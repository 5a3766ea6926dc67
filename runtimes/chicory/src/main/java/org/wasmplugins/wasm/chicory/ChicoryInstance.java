package org.wasmplugins.wasm.chicory;

import java.util.Optional;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.chicory.memory.MemoryBudget;
import org.wasmplugins.wasm.chicory.wasi.WasiFiles;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmMemory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;

final class ChicoryInstance implements WasmInstance {

    private static final String MEMORY = "memory";

    private final GuestBoundary boundary;
    private final MemoryBudget budget;
    private final WasiFiles files;
    private final Functions functions;
    private Instance instance;
    private Beginning beginning;

    /** Makes callable functions of exports. */
    interface Functions {

        WasmFunction of(Export export, Instance instance, GuestBoundary boundary);
    }

    /** @param files its files; null if the module imports nothing from WASI */
    ChicoryInstance(GuestBoundary boundary, MemoryBudget budget, WasiFiles files, Functions functions) {
        this.functions = functions;
        this.boundary = boundary;
        this.budget = budget;
        this.files = files;
    }

    /**
     * Sets the engine's instance. Also called before each host function of a start function, with the same instance, because
     * that runs before the instance is returned.
     */
    void attach(Instance made) {
        instance = made;
    }

    @Override
    public Optional<WasmFunction> function(String export) {
        ExportSection exports = instance.module().exportSection();
        for (int i = 0; i < exports.exportCount(); i++) {
            if (exports.getExport(i).name().equals(export) && exports.getExport(i).exportType() == ExternalType.FUNCTION) {
                return Optional.of(functions.of(exports.getExport(i), instance, boundary));
            }
        }
        return Optional.empty();
    }

    @Override
    public WasmMemory memory() {
        return new ChicoryMemory((FlatMemory) instance.exports().memory(MEMORY));
    }

    /**
     * Returns the bytes of memory that belong to this instance alone. A snapshot's memory is shared until the instance is
     * used.
     */
    int ownBytes() {
        return ((FlatMemory) instance.exports().memory(MEMORY)).ownBytes();
    }

    @Override
    public void rest() {
        boundary.rest();
    }

    @Override
    public Optional<RefusedGrowth> pollRefusedGrowth() {
        return budget.pollRefused();
    }

    @Override
    public byte[] snapshot() {
        return SnapshotFile.bytes(InstanceSnapshot.of(instance));
    }

    /** Returns false for an instance with mounts: its open files cannot be reset. */
    @Override
    public boolean rememberBeginning() {
        beginning = files == null || files.areNone() ? Beginning.of(instance).orElse(null) : null;
        return beginning != null;
    }

    @Override
    public boolean beginAgain() {
        if (files != null) {
            files.flush();
        }
        return beginning != null && beginning.restore(instance);
    }

    @Override
    public void close() {
        if (files != null) {
            files.close();
        }
    }
}
