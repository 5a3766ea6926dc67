package org.wasmplugins.host.internal.time;

/**
 * Estimates how long a plugin takes under load, from its last calls that waited and whose callers do not wait for ever. An
 * estimate: where two threads report at once, one report may be lost.
 */
public final class UsualTime {

    private static final int WEIGHT_OF_THOSE_BEFORE = 4;

    private volatile long nanos;

    public void took(long lastNanos) {
        long before = nanos;
        nanos = before == 0 ? lastNanos : before + (lastNanos - before) / WEIGHT_OF_THOSE_BEFORE;
    }

    /** How much of {@code wholeNanos} a call needs; not more than half, so that a wrong guess mends itself. */
    public long needed(long wholeNanos) {
        return Math.min(nanos, wholeNanos / 2);
    }
}
