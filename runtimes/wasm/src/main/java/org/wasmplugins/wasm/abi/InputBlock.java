package org.wasmplugins.wasm.abi;

import org.wasmplugins.exception.PluginOperation;

/**
 * The block of an instance's memory that its events are written to: one that is kept from event to event, where the guest's
 * allocator can do with a block that is never freed, and one for each event where it cannot or where the event is large.
 */
final class InputBlock {

    /** Larger events are rare, and a memory never shrinks. */
    private static final int LARGEST_KEPT = 65_536;

    private final GuestAllocator allocator;
    private boolean probed;
    private boolean keeps;
    private long pointer;
    private int capacity;

    /** @param mayKeep false for an instance that begins again after each event, and whose blocks are gone then */
    InputBlock(GuestAllocator allocator, boolean mayKeep) {
        this.allocator = allocator;
        this.probed = !mayKeep;
    }

    /** @return a pointer to as many bytes, which belong to the caller until {@link #release} */
    long acquire(int bytes, PluginOperation operation) {
        if (bytes <= capacity) {
            return pointer;
        }
        if (bytes > LARGEST_KEPT || !keeps()) {
            return allocator.allocate(bytes, operation);
        }
        enlarge(bytes, operation);
        return pointer;
    }

    void release(long acquired, int bytes) {
        if (bytes > capacity) {
            allocator.free(acquired, bytes);
        }
    }

    private boolean keeps() {
        if (!probed) {
            keeps = allocator.reusesBlocksBetweenOthers();
            probed = true;
        }
        return keeps;
    }

    private void enlarge(int bytes, PluginOperation operation) {
        if (capacity > 0) {
            allocator.free(pointer, capacity);
            capacity = 0;
        }
        pointer = allocator.allocate(bytes, operation);
        capacity = bytes;
    }
}
