package org.wasmplugins;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits of a plugin.
 *
 * @param maxExecutionTime the longest time of one call, host functions included; more than zero
 * @param maxMemoryBytes the most linear memory of one instance, in bytes; at least one page of 65,536 bytes
 * @param maxCallDepth the most guest frames at a time; at least 1
 * @param maxResponseBytes the largest serialized response, in bytes; at least 1
 */
public record ResourceLimits(Duration maxExecutionTime, long maxMemoryBytes, int maxCallDepth, long maxResponseBytes) {

    /** The size of a page of linear memory, in bytes (WebAssembly specification, "Memory Instances"). */
    public static final int PAGE_BYTES = 65_536;

    /** The limits for a manifest without limits: 5 s, 50 MB, 1,000 frames, 1 MB. */
    public static final ResourceLimits DEFAULT = new ResourceLimits(Duration.ofSeconds(5), 50_000_000, 1_000, 1_000_000);

    /**
     * @throws IllegalArgumentException if a limit is out of its range
     */
    public ResourceLimits {
        Objects.requireNonNull(maxExecutionTime, "maxExecutionTime");
        require(maxExecutionTime.compareTo(Duration.ZERO) > 0, "maxExecutionTime must be more than zero");
        require(maxMemoryBytes >= PAGE_BYTES, "maxMemoryBytes must be at least " + PAGE_BYTES);
        require(maxCallDepth >= 1, "maxCallDepth must be at least 1");
        require(maxResponseBytes >= 1, "maxResponseBytes must be at least 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
