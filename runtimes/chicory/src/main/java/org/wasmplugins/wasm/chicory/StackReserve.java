package org.wasmplugins.wasm.chicory;

/**
 * Keeps a part of the JVM's stack for host code that a guest calls. A guest can recurse until the stack is full; host code that
 * overflows there ends half way, and what it took is never given back: places in pools, watches, classes that were just being
 * initialised. For any thread.
 */
final class StackReserve {

    /** What host code has at least. */
    static final int BYTES = 128 * 1_024;

    /** A guest that needs less than this many slots of eight bytes leaves enough on every thread that an application has. */
    private static final long SHALLOW_SLOTS = 8_192;

    /** A frame of {@link #touch} has at least 96 bytes: 112 compiled by C2, 272 by C1, 304 interpreted. */
    private static final int FRAMES = BYTES / 96;

    /**
     * How many host functions are running on the thread. An array, so that a thread that outlives us keeps no class of ours.
     */
    private static final ThreadLocal<int[]> RUNNING = new ThreadLocal<>() {
        @Override
        protected int[] initialValue() {
            return new int[1];
        }
    };

    private StackReserve() {
    }

    /** Called while there is enough of the stack: classes that are initialised at its end are lost for the whole JVM. */
    static void prepare() {
        // The call is what initialises this class.
    }

    /**
     * Called first when a guest calls the host, and followed by {@link #give} in any case.
     *
     * @param guestSlots how many slots of eight bytes the guest's frames need at most
     * @return what {@code give} wants
     * @throws StackOverflowError if there is too little left; nothing was begun
     */
    static int[] take(long guestSlots) {
        if (guestSlots > SHALLOW_SLOTS) {
            check();
        }
        int[] running = RUNNING.get();
        if (running[0] > 0 && guestSlots <= SHALLOW_SLOTS) {
            // A guest that a host function of another one called begins where that one had come to.
            check();
        }
        running[0]++;
        return running;
    }

    static void give(int[] running) {
        running[0]--;
    }

    /** Fails unless the reserve is there. Costs some microseconds. */
    static void check() {
        if (!Boolean.getBoolean("off"))
            touch(FRAMES, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    /** All values are needed after the call, so that each frame has to keep them, whoever compiles it. */
    private static long touch(int frames, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
            long k, long l) {
        if (frames == 0) {
            return a;
        }
        long inner = touch(frames - 1, b + 1, c, d, e, f, g, h, i, j, k, l, a);
        return inner ^ a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l;
    }
}
