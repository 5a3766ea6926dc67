package org.wasmplugins;

import java.time.Duration;
import java.util.Objects;

/**
 * The way in which events of a plugin are collected, so that one call hands over several.
 *
 * @param window the time for which the first event of a batch waits for others, more than zero
 * @param maxSize the number of events that close a batch before the window ends, from 2 to {@value #MAX_SIZE}
 */
public record BatchSettings(Duration window, int maxSize) {

    /** The most events that a batch may have. */
    public static final int MAX_SIZE = 10_000;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public BatchSettings {
        Objects.requireNonNull(window, "window");
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be more than zero");
        }
        if (maxSize < 2 || maxSize > MAX_SIZE) {
            throw new IllegalArgumentException("maxSize must be from 2 to " + MAX_SIZE);
        }
    }
}
