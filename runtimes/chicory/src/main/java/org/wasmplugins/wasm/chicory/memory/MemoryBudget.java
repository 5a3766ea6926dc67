package org.wasmplugins.wasm.chicory.memory;

import java.util.Optional;

import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;

import com.dylibso.chicory.runtime.Memory;

/**
 * Limits the memory of one instance: its linear memories, and the host's objects for it. These objects are elements of
 * tables, globals, caught exceptions, and others that grow with the module or by its code. For the one thread that uses the
 * instance.
 */
public final class MemoryBudget {

    /** The bytes of host objects that each instance has free, so that a small plugin has room for its code. */
    public static final long FREE_HOST_BYTES = 1 << 20;

    /** The largest possible array. */
    private static final long LARGEST_MEMORY = (long) Memory.RUNTIME_MAX_PAGES * Memory.PAGE_SIZE;

    private final long allowedBytes;
    private long usedBytes;
    private long hostBytes;
    private RefusedGrowth refused;

    /** @param allowedBytes the most bytes of all memories, and of host objects beyond {@link #FREE_HOST_BYTES} */
    public MemoryBudget(long allowedBytes) {
        this.allowedBytes = allowedBytes;
    }

    /** Takes {@code pages} more from the budget; returns false, and takes none, if that is not allowed. */
    boolean take(long pages) {
        return takeBytes(pages * Memory.PAGE_SIZE);
    }

    /**
     * Takes room for host objects of the instance.
     *
     * @param bytes the size of the objects, at least 0
     * @return true if the bytes were taken; false if that is not allowed
     */
    public boolean takeHostBytes(long bytes) {
        if (!takeBytes(counted(hostBytes + bytes) - counted(hostBytes))) {
            return false;
        }
        hostBytes += bytes;
        return true;
    }

    /** @param bytes bytes that were {@link #takeHostBytes taken} before and are no longer needed */
    public void giveHostBytes(long bytes) {
        usedBytes -= counted(hostBytes) - counted(hostBytes - bytes);
        hostBytes -= bytes;
    }

    private static long counted(long hostBytes) {
        return Math.max(0, hostBytes - FREE_HOST_BYTES);
    }

    /** Returns a memory's pages to the budget. */
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

    /** Remembers a refused request for {@code pages} more, which exceeds the largest possible memory. */
    void refuse(long pages) {
        refused = new RefusedGrowth(usedBytes, pages * Memory.PAGE_SIZE, Math.min(allowedBytes, LARGEST_MEMORY));
    }

    /** @return the last growth that was refused since the previous call of this method */
    public Optional<RefusedGrowth> pollRefused() {
        Optional<RefusedGrowth> last = Optional.ofNullable(refused);
        refused = null;
        return last;
    }
}
