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
     * @throws RuntimeException if there is none, which no module of a plugin that was checked can come to
     */
    WasmMemory memory();

    /**
     * @return the last growth of a memory that was refused since this was asked before, if there was one
     */
    Optional<RefusedGrowth> pollRefusedGrowth();

    /**
     * Everything that changes while its code runs: memory, globals and tables. Only while no call of it is under way.
     *
     * @return what new instances of the same module can begin as; only the engine reads it; never null
     * @throws WasmSnapshotException if there is something in it that a snapshot cannot hold
     */
    default byte[] snapshot() {
        throw new WasmSnapshotException("its engine takes none");
    }

    /**
     * Remembers everything that changes while its code runs, so that it can {@link #beginAgain}. Only while no call of it is
     * under way.
     *
     * @return whether it can; false if something in it cannot be remembered, or its engine remembers nothing
     */
    default boolean rememberBeginning() {
        return false;
    }

    /**
     * Makes it what it was when it {@link #rememberBeginning remembered}. Only while no call of it is under way.
     *
     * @return whether it is that; if not, it must not be used again
     */
    default boolean beginAgain() {
        return false;
    }

    /**
     * Gives up memory that it can make again, because it will not be used for a while. Runs none of its code and changes
     * nothing that can be seen; whatever is done with it next has everything back. Only while no call of it is under way.
     */
    default void rest() {
    }

    /**
     * Closes the files that the instance has open, without running any of its code. May be called from any thread, also while
     * the instance runs. Does nothing the second time.
     */
    @Override
    void close();

    /**
     * A growth of a memory that was refused.
     *
     * @param usedBytes what all memories had together
     * @param askedBytes how much more was asked for
     * @param allowedBytes what all memories may have together
     */
    record RefusedGrowth(long usedBytes, long askedBytes, long allowedBytes) {
    }
}
