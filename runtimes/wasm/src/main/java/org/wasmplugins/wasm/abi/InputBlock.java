package org.wasmplugins.wasm.abi;

import org.wasmplugins.exception.PluginOperation;

/**
 * Holds the block of guest memory that events are written to. Keeps one block from event to event if the guest's allocator
 * allows it. Otherwise, and for large events, it allocates a block for each event.
 */
final class InputBlock {

    /** Blocks for larger events are not kept: such events are rare, and a memory never shrinks. */
    private static final int LARGEST_KEPT = 65_536;

    private final GuestAllocator allocator;
    private boolean probed;
    private boolean keeps;
    private long pointer;
    private int capacity;

    /** @param mayKeep false for an instance that is reset after each event, which also removes its blocks */
    InputBlock(GuestAllocator allocator, boolean mayKeep) {
        this.allocator = allocator;
        this.probed = !mayKeep;
    }

    /** @return a pointer to that many bytes, which belong to the caller until {@link #release} */
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
