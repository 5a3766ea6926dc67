package org.wasmplugins.host;

import java.time.Duration;
import java.util.Objects;

import org.wasmplugins.ResourceLimits;

/**
 * The most that a plugin has if the operator says nothing of it, whatever its manifest requests.
 *
 * @param limits time, memory, call depth and response size
 * @param instances the most instances of a plugin at a time; at least 1
 */
public record Ceilings(ResourceLimits limits, int instances) {

    private static final long MEBIBYTE = 1 << 20;

    /** A minute, 256 MiB, 10,000 frames, a response of 16 MiB, 64 instances. */
    public static final Ceilings DEFAULT = new Ceilings(
            new ResourceLimits(Duration.ofMinutes(1), 256 * MEBIBYTE, 10_000, 16 * MEBIBYTE), 64);

    /**
     * @throws IllegalArgumentException if {@code instances} is less than 1
     */
    public Ceilings {
        Objects.requireNonNull(limits, "limits");
        if (instances < 1) {
            throw new IllegalArgumentException("instances must be at least 1");
        }
    }
}
