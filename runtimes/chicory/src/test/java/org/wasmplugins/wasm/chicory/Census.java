package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/** What a host holds at one moment. */
record Census(int threads, long instances, long heapBytes) {

    private static final double TOLERANCE = 0.02;

    /**
     * The heap of these tests is some 15 MB. 2 % of that is about what the JVM and the test runner keep more or less of from
     * one census to the next: caches of reflection and method handles, buffered output. A leak of 100 bytes for each of 10,000
     * calls is as much as this, a single instance of a guest that is not given up more.
     */
    private static final double HEAP_TOLERANCE = 1_000_000;

    private static final int MOST_COLLECTIONS = 30;
    private static final int STABLE_COLLECTIONS = 4;
    private static final long STABLE_BYTES = 20_000;

    static Census take(long instances) {
        return new Census(ManagementFactory.getThreadMXBean().getThreadCount(), instances, heapAfterCollections());
    }

    /** One collection leaves what must be finalized or cleaned first. */
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

    /** Less than before is no leak: what others left behind before can be given up meanwhile. */
    void assertNoMoreThan(Census before) {
        assertThat((double) threads).as("threads").isLessThanOrEqualTo(before.threads * (1 + TOLERANCE));
        assertThat((double) instances).as("instances").isLessThanOrEqualTo(before.instances * (1 + TOLERANCE));
        assertThat((double) heapBytes).as("bytes of heap")
                .isLessThanOrEqualTo(before.heapBytes + Math.max(before.heapBytes * TOLERANCE, HEAP_TOLERANCE));
    }
}
