package org.wasmplugins.wasm.chicory.memory;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The contents of a memory that is not in use: its first bytes, which instances share, and the granules that differ from
 * them. No array of its own reaches 512 KB, from where the G1 collector with regions of 1 MB would give it whole regions.
 * Immutable.
 */
final class PackedMemory {

    static final int GRANULE = 1_024;
    static final int GRANULES_OF_A_CHUNK = 128;

    private static final byte[] ZEROS = new byte[GRANULE];
    private static final byte[][] NOTHING = {};

    private final byte[] beginning;
    private final int length;
    private final BitSet different;
    private final byte[][] chunks;

    private PackedMemory(byte[] beginning, int length, BitSet different, byte[][] chunks) {
        this.beginning = beginning;
        this.length = length;
        this.different = different;
        this.chunks = chunks;
    }

    /** @param beginning the first bytes, shared and never written to */
    static PackedMemory unchanged(byte[] beginning) {
        return new PackedMemory(beginning, beginning.length, new BitSet(0), NOTHING);
    }

    /**
     * Packs a memory. Returns null if that saves too little, because more than half of the memory differs.
     *
     * @param bytes the memory, in whole granules
     * @param beginning the first bytes, not longer than the memory; zeros follow; null for zeros only
     */
    static PackedMemory of(byte[] bytes, byte[] beginning) {
        var different = new BitSet(bytes.length / GRANULE);
        for (int from = 0; from < bytes.length; from += GRANULE) {
            different.set(from / GRANULE, isDifferent(bytes, from, beginning));
        }
        return different.cardinality() * 2 > bytes.length / GRANULE ? null
                : new PackedMemory(beginning, bytes.length, different, chunks(bytes, different));
    }

    private static boolean isDifferent(byte[] bytes, int from, byte[] beginning) {
        int to = from + GRANULE;
        return beginning != null && to <= beginning.length ? Arrays.mismatch(bytes, from, to, beginning, from, to) >= 0
                : Arrays.mismatch(bytes, from, to, ZEROS, 0, GRANULE) >= 0;
    }

    private static byte[][] chunks(byte[] bytes, BitSet different) {
        int count = different.cardinality();
        var chunks = new byte[(count + GRANULES_OF_A_CHUNK - 1) / GRANULES_OF_A_CHUNK][];
        int granule = -1;
        for (int i = 0; i < count; i++) {
            if (i % GRANULES_OF_A_CHUNK == 0) {
                chunks[i / GRANULES_OF_A_CHUNK] = new byte[Math.min(count - i, GRANULES_OF_A_CHUNK) * GRANULE];
            }
            granule = different.nextSetBit(granule + 1);
            System.arraycopy(bytes, granule * GRANULE, chunks[i / GRANULES_OF_A_CHUNK], place(i), GRANULE);
        }
        return chunks;
    }

    /** Returns the offset in its chunk of the granule with this index among those that differ. */
    private static int place(int index) {
        return index % GRANULES_OF_A_CHUNK * GRANULE;
    }

    /** Returns the memory in a new array. */
    byte[] unpack() {
        byte[] bytes = beginning == null ? new byte[length] : Arrays.copyOf(beginning, length);
        int granule = different.nextSetBit(0);
        for (int i = 0; granule >= 0; i++) {
            System.arraycopy(chunks[i / GRANULES_OF_A_CHUNK], place(i), bytes, granule * GRANULE, GRANULE);
            granule = different.nextSetBit(granule + 1);
        }
        return bytes;
    }

    /** Returns the length of the memory. */
    int length() {
        return length;
    }

    /** Returns the size of its largest array, without the shared first bytes. */
    int largestArray() {
        int largest = different.size() / Byte.SIZE;
        for (byte[] chunk : chunks) {
            largest = Math.max(largest, chunk.length);
        }
        return largest;
    }

    /** Returns the bytes that it does not share. */
    int ownBytes() {
        return different.cardinality() * GRANULE;
    }
}
