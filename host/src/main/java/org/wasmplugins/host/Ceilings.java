package org.wasmplugins.host;

import java.time.Duration;
import java.util.Objects;

import org.wasmplugins.ResourceLimits;

/**
 * What a plugin has at most where the operator says nothing of it, however much its manifest asks for.
 *
 * @param limits time, memory, depth and response
 * @param instances how many instances a plugin may have at a time; at least 1
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
