package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Memory;

/**
 * Counts guest frames, and how much of the JVM's stack they need at most. Compiled functions call {@link #enter} first and
 * {@link #leave} before they return or go on in a
 * handler; the compiler puts the calls there. Public because compiled classes are in a package of their own.
 */
public final class CallDepth {

    private CallDepth() {
    }

    /** One frame in a count. Below it are the slots of all frames. */
    private static final int FRAME_SHIFT = 32;
    private static final long FRAME = 1L << FRAME_SHIFT;

    /**
     * Counts one frame more.
     *
     * @param slots how many slots of the JVM's stack the frame needs at most
     * @param memory the instance's first memory, which keeps the count; null counts nothing
     * @return the count before
     */
    public static long enter(int slots, Memory memory) {
        if (memory instanceof FlatMemory counter) {
            long before = counter.frames;
            if (before >= counter.maxFrames) {
                throw new Exceeded();
            }
            counter.frames = before + FRAME + slots;
            return before;
        }
        return 0;
    }

    /**
     * The same for a function that calls no other, which need not be counted to be refused.
     *
     * @param memory the instance's first memory; null counts nothing
     */
    public static void enterLeaf(Memory memory) {
        if (memory instanceof FlatMemory counter && counter.frames >= counter.maxFrames) {
            throw new Exceeded();
        }
    }

    /**
     * Sets the count to what it was.
     *
     * @param before the count before the function
     * @param memory the instance's first memory
     */
    public static void leave(long before, Memory memory) {
        if (memory instanceof FlatMemory counter) {
            counter.frames = before;
        }
    }

    /** The count at which there are so many frames. */
    static long atDepth(int depth) {
        return (long) depth << FRAME_SHIFT;
    }

    /** How many frames there are. */
    static int depth(long count) {
        return (int) (count >>> FRAME_SHIFT);
    }

    /** How many slots of the JVM's stack the frames need at most. */
    static long slots(long count) {
        return count & FRAME - 1;
    }

    /** There are as many frames as there may be. No guest code can catch it. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("call depth exceeded");
        }
    }
}
