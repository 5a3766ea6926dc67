package org.wasmplugins.wasm.engine;

import java.util.Optional;

/** An instance of a module. For one thread at a time. */
public interface WasmInstance extends AutoCloseable {

    /**
     * @param export the name of an export, not null
     * @return the exported function of that name, if there is one
     */
    Optional<WasmFunction> function(String export);

    /**
     * @return the memory exported as {@code memory}, never null
     * @throws RuntimeException if there is none, which the check of plugins' modules excludes
     */
    WasmMemory memory();

    /** @return the last growth of a memory that was refused since the previous call of this method, if there was one */
    Optional<RefusedGrowth> pollRefusedGrowth();

    /**
     * Takes a snapshot of the state that its code can change: memory, globals and tables. Must not be called while the guest
     * runs.
     *
     * @return the state that new instances of the same module can begin as, readable by the engine only; never null
     * @throws WasmSnapshotException if it has state that a snapshot cannot hold
     */
    default byte[] snapshot() {
        throw new WasmSnapshotException("its engine takes none");
    }

    /**
     * Remembers the state that its code can change, for {@link #beginAgain}. Must not be called while the guest runs.
     *
     * @return true if the state is remembered; false if part of it cannot be, or the engine does not support this
     */
    default boolean rememberBeginning() {
        return false;
    }

    /**
     * Resets the instance to its state at {@link #rememberBeginning}. Must not be called while the guest runs.
     *
     * @return true if it was reset; if false, the instance must not be used again
     */
    default boolean beginAgain() {
        return false;
    }

    /**
     * Packs the instance's memory, because it will not be used for a while. Runs no guest code and changes no state that can
     * be seen; the next use unpacks the memory. Must not be called while the guest runs.
     */
    default void rest() {
    }

    /**
     * Closes the instance's open files without running its code. May be called from any thread, also while the instance runs.
     * Does nothing the second time.
     */
    @Override
    void close();

    /**
     * A refused growth of a memory.
     *
     * @param usedBytes the bytes that all memories had together
     * @param askedBytes the additional bytes that the guest asked for
     * @param allowedBytes the most bytes that all memories may have together
     */
    record RefusedGrowth(long usedBytes, long askedBytes, long allowedBytes) {
    }
}
