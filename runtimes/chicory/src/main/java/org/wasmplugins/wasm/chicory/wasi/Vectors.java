package org.wasmplugins.wasm.chicory.wasi;

import com.dylibso.chicory.runtime.Memory;

/**
 * Checks the vectors of one call: pairs of an address and a length. The engine reads them again, one by one, while it reads a
 * file. So the call itself must not overwrite a vector that was checked.
 */
final class Vectors {

    private static final int MOST = 1_024;
    private static final int BYTES = 8;
    private static final int PAGE_BYTES = 65_536;

    private Vectors() {
    }

    /**
     * Returns true if all buffers together are no larger than the memory; they may overlap. For a call that fills buffers,
     * also requires that no buffer lies on a later vector.
     */
    static boolean areAllowed(Memory memory, int first, int count, boolean areFilled) {
        if (count < 0 || count > MOST) {
            return false;
        }
        long end = Integer.toUnsignedLong(first) + (long) count * BYTES;
        long room = (long) memory.pages() * PAGE_BYTES;
        for (int i = 0; i < count; i++) {
            long address = Integer.toUnsignedLong(memory.readInt(first + i * BYTES));
            long length = Integer.toUnsignedLong(memory.readInt(first + i * BYTES + 4));
            room -= length;
            long next = Integer.toUnsignedLong(first) + (i + 1L) * BYTES;
            if (room < 0 || areFilled && length > 0 && next < end && address < end && address + length > next) {
                return false;
            }
        }
        return true;
    }
}
