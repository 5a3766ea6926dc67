package org.wasmplugins.wasm.chicory.memory;

import java.util.Optional;

import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;

import com.dylibso.chicory.runtime.Memory;

/**
 * How much one instance may have: its memories, and what the host keeps for it beside them (elements of tables, globals, caught
 * exceptions and what else grows with the module or by its code). For the one thread that uses the instance.
 */
public final class MemoryBudget {

    /**
     * What the host may keep for each instance beside its memories before that counts: a small plugin has room for its code.
     */
    public static final long FREE_HOST_BYTES = 1 << 20;

    /** As large as an array can be. */
    private static final long LARGEST_MEMORY = (long) Memory.RUNTIME_MAX_PAGES * Memory.PAGE_SIZE;

    private final long allowedBytes;
    private long usedBytes;
    private long hostBytes;
    private RefusedGrowth refused;

    /** @param allowedBytes the most bytes of all memories, and of what the host keeps beyond {@link #FREE_HOST_BYTES} */
    public MemoryBudget(long allowedBytes) {
        this.allowedBytes = allowedBytes;
    }

    /** Whether {@code pages} more may be had; if so they are taken. */
    boolean take(long pages) {
        return takeBytes(pages * Memory.PAGE_SIZE);
    }

    /**
     * Asks for room for something that the host keeps for the instance.
     *
     * @param bytes how much it takes, at least 0
     * @return whether it may be made; if so its bytes are taken
     */
    public boolean takeHostBytes(long bytes) {
        if (!takeBytes(counted(hostBytes + bytes) - counted(hostBytes))) {
            return false;
        }
        hostBytes += bytes;
        return true;
    }

    /** @param bytes what was {@link #takeHostBytes taken} before and is kept no more */
    public void giveHostBytes(long bytes) {
        usedBytes -= counted(hostBytes) - counted(hostBytes - bytes);
        hostBytes -= bytes;
    }

    private static long counted(long hostBytes) {
        return Math.max(0, hostBytes - FREE_HOST_BYTES);
    }

    /** Gives back what a memory took. */
    void give(long pages) {
        usedBytes -= pages * Memory.PAGE_SIZE;
    }

    private boolean takeBytes(long bytes) {
        if (bytes > allowedBytes - usedBytes) {
            refused = new RefusedGrowth(usedBytes, bytes, allowedBytes);
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    /** Remembers that {@code pages} more were wanted than one memory can ever have, whatever is allowed. */
    void refuse(long pages) {
        refused = new RefusedGrowth(usedBytes, pages * Memory.PAGE_SIZE, Math.min(allowedBytes, LARGEST_MEMORY));
    }

    /** @return the last growth that was refused since this was asked before */
    public Optional<RefusedGrowth> pollRefused() {
        Optional<RefusedGrowth> last = Optional.ofNullable(refused);
        refused = null;
        return last;
    }
}
