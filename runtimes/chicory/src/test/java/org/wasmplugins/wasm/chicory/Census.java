package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/** The threads, instances and bytes that a host holds at one moment. */
record Census(int threads, long instances, long heapBytes) {

    private static final double TOLERANCE = 0.02;

    /**
     * The heap of these tests has some 15 MB. Its size varies by about 2 % between two censuses: caches of reflection and
     * method handles, buffered output. A leak of 100 bytes for each of 10,000 calls exceeds this, and so does a single
     * instance that is not released.
     */
    private static final double HEAP_TOLERANCE = 1_000_000;

    private static final int MOST_COLLECTIONS = 30;
    private static final int STABLE_COLLECTIONS = 4;
    private static final long STABLE_BYTES = 20_000;

    static Census take(long instances) {
        return new Census(ManagementFactory.getThreadMXBean().getThreadCount(), instances, heapAfterCollections());
    }

    /** Collects twice: the first collection leaves objects to finalize or clean. */
    private static long heapAfterCollections() {
        long before = Long.MAX_VALUE;
        int stable = 0;
        for (int i = 0; i < MOST_COLLECTIONS && stable < STABLE_COLLECTIONS; i++) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            stable = Math.abs(now - before) < STABLE_BYTES ? stable + 1 : 0;
            before = now;
        }
        return before;
    }

    /** A lower number is not a leak: leftovers of earlier tests may have been released meanwhile. */
    void assertNoMoreThan(Census before) {
        assertThat((double) threads).as("threads").isLessThanOrEqualTo(before.threads * (1 + TOLERANCE));
        assertThat((double) instances).as("instances").isLessThanOrEqualTo(before.instances * (1 + TOLERANCE));
        assertThat((double) heapBytes).as("bytes of heap")
                .isLessThanOrEqualTo(before.heapBytes + Math.max(before.heapBytes * TOLERANCE, HEAP_TOLERANCE));
    }
}
