package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Memory;

/**
 * Counts guest frames, and the stack of the JVM that they need at most. A compiled function calls {@link #enter} first. It
 * calls {@link #leave} before it returns or continues in a handler. The compiler inserts the calls. Public because compiled
 * classes are in a package of their own.
 */
public final class CallDepth {

    private CallDepth() {
    }

    /** One frame in a count. The bits below it count the slots of all frames. */
    private static final int FRAME_SHIFT = 32;
    private static final long FRAME = 1L << FRAME_SHIFT;

    /**
     * Counts one more frame.
     *
     * @param slots the most slots of the JVM's stack that the frame needs
     * @param memory the instance's first memory, which keeps the count; null for no count
     * @return the count before the call
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
     * Checks the limit for a function that calls no other. Its frame is not counted, as it can be refused without that.
     *
     * @param memory the instance's first memory; null counts nothing
     */
    public static void enterLeaf(Memory memory) {
        if (memory instanceof FlatMemory counter && counter.frames >= counter.maxFrames) {
            throw new Exceeded();
        }
    }

    /**
     * Resets the count to its value before the function.
     *
     * @param before the count before the function
     * @param memory the instance's first memory
     */
    public static void leave(long before, Memory memory) {
        if (memory instanceof FlatMemory counter) {
            counter.frames = before;
        }
    }

    /** Returns the count that stands for that many frames. */
    static long atDepth(int depth) {
        return (long) depth << FRAME_SHIFT;
    }

    /** Returns the number of frames in a count. */
    static int depth(long count) {
        return (int) (count >>> FRAME_SHIFT);
    }

    /** Returns the most slots of the JVM's stack that the frames in a count need. */
    static long slots(long count) {
        return count & FRAME - 1;
    }

    /** The guest reached its limit of frames. Guest code cannot catch it. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("call depth exceeded");
        }
    }
}
