package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Memory;

/**
 * Counts guest frames. Compiled functions call {@link #enter} first and {@link #leave} before they return or go on in a
 * handler; the compiler puts the calls there. Public because compiled classes are in a package of their own.
 */
public final class CallDepth {

    private CallDepth() {
    }

    /**
     * Counts one frame more.
     *
     * @param memory the instance's first memory, which keeps the count; null counts nothing
     * @return the count before
     */
    public static int enter(Memory memory) {
        if (memory instanceof FlatMemory counter) {
            int depth = counter.depth;
            if (depth >= counter.maxDepth) {
                throw new Exceeded();
            }
            counter.depth = depth + 1;
            return depth;
        }
        return 0;
    }

    /**
     * The same for a function that calls no other, which need not be counted to be refused.
     *
     * @param memory the instance's first memory; null counts nothing
     */
    public static void enterLeaf(Memory memory) {
        if (memory instanceof FlatMemory counter && counter.depth >= counter.maxDepth) {
            throw new Exceeded();
        }
    }

    /**
     * Sets the count to what it was.
     *
     * @param depth the count before the function
     * @param memory the instance's first memory
     */
    public static void leave(int depth, Memory memory) {
        if (memory instanceof FlatMemory counter) {
            counter.depth = depth;
        }
    }

    /** There are as many frames as there may be. No guest code can catch it. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("call depth exceeded");
        }
    }
}
