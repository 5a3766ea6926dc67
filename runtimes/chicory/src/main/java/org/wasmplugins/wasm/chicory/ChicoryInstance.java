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

    /** Makes functions of exports. */
    interface Functions {

        WasmFunction of(Export export, Instance instance, GuestBoundary boundary);
    }

    /** @param files what it has open; null if it asks for nothing of WASI */
    ChicoryInstance(GuestBoundary boundary, MemoryBudget budget, WasiFiles files, Functions functions) {
        this.functions = functions;
        this.boundary = boundary;
        this.budget = budget;
        this.files = files;
    }

    /** Called with the same instance again each time its start function calls the host, before it is handed out. */
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

    /** How much memory it has at the moment; that of a snapshot is shared until the instance is used. */
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

    /** What it has open cannot be what it was. */
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
