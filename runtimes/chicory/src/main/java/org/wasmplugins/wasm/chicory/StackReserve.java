package org.wasmplugins.wasm.chicory;

/**
 * Reserves a part of the JVM's stack for host functions. A guest can recurse until the stack is full. A host function that
 * overflows the stack ends half way, and its resources are never released: places in pools, watches, classes in
 * initialisation. For any thread.
 */
final class StackReserve {

    /** The least stack that a host function has. */
    static final int BYTES = 128 * 1_024;

    /** A guest that needs fewer slots of eight bytes leaves enough stack on every thread of an application. */
    private static final long SHALLOW_SLOTS = 8_192;

    /**
     * The depth of recursion in {@link #touch}. Its frame has at least 96 bytes: 112 compiled by C2, 272 by C1, 304
     * interpreted.
     */
    private static final int FRAMES = BYTES / 96;

    /**
     * The number of host functions that run on the thread. An array, so that a thread that outlives the application keeps
     * none of our classes.
     */
    private static final ThreadLocal<int[]> RUNNING = new ThreadLocal<>() {
        @Override
        protected int[] initialValue() {
            return new int[1];
        }
    };

    private StackReserve() {
    }

    /**
     * Initialises this class while there is enough stack. A class whose initialisation overflows the stack is lost for the
     * whole JVM.
     */
    static void prepare() {
        // Empty: the call alone initialises the class.
    }

    /**
     * Reserves stack for a host function; called first when a guest calls the host. {@link #give} must follow in any case.
     *
     * @param guestSlots the most slots of eight bytes that the guest's frames can take
     * @return the argument for {@code give}
     * @throws StackOverflowError if too little is left; nothing is reserved then
     */
    static int[] take(long guestSlots) {
        if (guestSlots > SHALLOW_SLOTS) {
            check();
        }
        int[] running = RUNNING.get();
        if (running[0] > 0 && guestSlots <= SHALLOW_SLOTS) {
            // Another guest's host function may have called this guest: its frames are below and not in the count.
            check();
        }
        running[0]++;
        return running;
    }

    static void give(int[] running) {
        running[0]--;
    }

    /** Throws an error unless the reserve is free. Takes some microseconds. */
    static void check() {
        if (!Boolean.getBoolean("off"))
            touch(FRAMES, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    /** Recurses. Uses all values after the call, so that each frame must keep them under every compiler. */
    private static long touch(int frames, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
            long k, long l) {
        if (frames == 0) {
            return a;
        }
        long inner = touch(frames - 1, b + 1, c, d, e, f, g, h, i, j, k, l, a);
        return inner ^ a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l;
    }
}
