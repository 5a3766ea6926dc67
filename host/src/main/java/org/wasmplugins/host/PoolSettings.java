package org.wasmplugins.host;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

import org.wasmplugins.PluginManifest;

/**
 * The operator's settings for a plugin's instances.
 *
 * @param minSize how many instances are kept although they are idle; at least 0
 * @param maxSize the most instances at a time, at least 1; can only reduce the number of the manifest; empty for that number
 * @param idleTimeout how long an instance beyond {@code minSize} is idle before it is disposed; more than zero
 * @param restAfter how long an instance is idle before its memory is {@link org.wasmplugins.runtime.Plugin#rest packed}; zero
 *        for never
 * @param maxWait how long a call may wait for an instance; more than zero
 * @param maxWaiting how many calls may wait for an instance; at least 0
 */
public record PoolSettings(int minSize, OptionalInt maxSize, Duration idleTimeout, Duration restAfter, Duration maxWait,
        int maxWaiting) {

    /**
     * Keeps one instance, and others for five minutes. Packs them after 30 seconds. Lets 1,000 calls wait, each for ten
     * seconds.
     */
    public static final PoolSettings DEFAULT = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5),
            Duration.ofSeconds(30), Duration.ofSeconds(10), 1_000);

    /**
     * @throws IllegalArgumentException if a number or a time is out of its range
     */
    public PoolSettings {
        Objects.requireNonNull(maxSize, "maxSize");
        require(minSize >= 0, "minSize must not be negative");
        require(maxSize.isEmpty() || maxSize.getAsInt() >= 1, "maxSize must be at least 1");
        require(!idleTimeout.isNegative() && !idleTimeout.isZero(), "idleTimeout must be more than zero");
        require(!restAfter.isNegative(), "restAfter must not be negative");
        require(!maxWait.isNegative() && !maxWait.isZero(), "maxWait must be more than zero");
        require(maxWaiting >= 0, "maxWaiting must not be negative");
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new IllegalArgumentException(text);
        }
    }

    /**
     * @param calls how many calls may wait for an instance; at least 0
     * @return these settings with that number, never null
     */
    public PoolSettings withMaxWaiting(int calls) {
        return new PoolSettings(minSize, maxSize, idleTimeout, restAfter, maxWait, calls);
    }

    public boolean rests() {
        return !restAfter.isZero();
    }

    /** Returns the most instances of this plugin at a time. */
    public int mostOf(PluginManifest plugin) {
        int asked = plugin.execution().instances();
        if (asked > 0) {
            return Math.min(asked, maxSize.orElse(asked));
        }
        return maxSize.orElse(Runtime.getRuntime().availableProcessors());
    }

    /** Returns how many instances are kept. A stateful plugin keeps one: its state would be lost. */
    public int leastOf(PluginManifest plugin) {
        return plugin.execution().stateful() ? 1 : Math.min(minSize, mostOf(plugin));
    }
}
