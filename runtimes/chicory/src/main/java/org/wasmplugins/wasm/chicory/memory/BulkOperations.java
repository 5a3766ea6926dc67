package org.wasmplugins.wasm.chicory.memory;

import java.util.Arrays;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;

/**
 * Moves many bytes in pieces, and checks for an interrupt before each piece. Guest code has no other place for the check
 * between bulk instructions that follow each other. The caller has checked the ranges.
 */
public final class BulkOperations {

    /** A piece takes less than a tenth of a millisecond. */
    private static final int PIECE_BYTES = 1 << 20;

    /**
     * Operations with fewer bytes than this need no check: as many as fit into one function of the JVM take less than a
     * millisecond.
     */
    private static final int SMALL_BYTES = 4_096;

    private BulkOperations() {
    }

    /** @throws ChicoryInterruptedException if the thread was interrupted */
    public static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("Thread interrupted");
        }
    }

    static void fill(byte[] bytes, int from, int to, byte value) {
        if (to - from < SMALL_BYTES) {
            Arrays.fill(bytes, from, to, value);
            return;
        }
        for (int at = from; at < to;) {
            checkInterrupt();
            int end = at + Math.min(PIECE_BYTES, to - at);
            Arrays.fill(bytes, at, end, value);
            at = end;
        }
    }

    /** Copies bytes between ranges that may overlap. */
    static void copy(byte[] source, int from, byte[] target, int to, int length) {
        if (length < SMALL_BYTES) {
            System.arraycopy(source, from, target, to, length);
        } else if (to <= from) {
            for (int done = 0; done < length;) {
                int piece = Math.min(PIECE_BYTES, length - done);
                copyPiece(source, from + done, target, to + done, piece);
                done += piece;
            }
        } else {
            for (int left = length; left > 0;) {
                int piece = Math.min(PIECE_BYTES, left);
                left -= piece;
                copyPiece(source, from + left, target, to + left, piece);
            }
        }
    }

    private static void copyPiece(byte[] source, int from, byte[] target, int to, int length) {
        checkInterrupt();
        System.arraycopy(source, from, target, to, length);
    }
}
