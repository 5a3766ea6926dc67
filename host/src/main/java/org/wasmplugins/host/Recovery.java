package org.wasmplugins.host;

import java.time.Duration;
import java.util.Objects;

/**
 * The reaction to the failures of one plugin.
 *
 * @param mode what happens
 * @param fallback the data of the answer for callers when the plugin {@link FailureMode#FAIL_OPEN fails open}, as plain values;
 *        may be null
 * @param firstDelay the delay between the first failure and the next start; more than zero
 * @param maxDelay the longest delay between a failure and the next start; at least {@code firstDelay}
 */
public record Recovery(FailureMode mode, Object fallback, Duration firstDelay, Duration maxDelay) {

    /** Fails closed. Its delays, from a second to a minute, have no effect then. */
    public static final Recovery DEFAULT = of(FailureMode.FAIL_CLOSED);

    /**
     * @throws IllegalArgumentException if a delay is out of its range
     */
    public Recovery {
        Objects.requireNonNull(mode, "mode");
        if (firstDelay.isNegative() || firstDelay.isZero() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("firstDelay must be more than zero and maxDelay at least firstDelay");
        }
    }

    /**
     * @param mode what happens
     * @return a recovery with an empty answer and delays from a second to a minute, never null
     */
    public static Recovery of(FailureMode mode) {
        return new Recovery(mode, null, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /** Returns the delay, which doubles with each failed start, up to the maximum. */
    public Duration delay(int failedStarts) {
        Duration delay = firstDelay;
        for (int i = 1; i < failedStarts && delay.compareTo(maxDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
