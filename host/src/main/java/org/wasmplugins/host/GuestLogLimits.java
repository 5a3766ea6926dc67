package org.wasmplugins.host;

/**
 * The limits of a plugin's log.
 *
 * @param maxLineLength the most characters of a line (UTF-16 code units), at least 1; the rest is cut
 * @param maxLinesPerSecond the most lines in a second, at least 1; more are dropped and counted
 */
public record GuestLogLimits(int maxLineLength, int maxLinesPerSecond) {

    /** 2,000 characters and 100 lines. */
    public static final GuestLogLimits DEFAULT = new GuestLogLimits(2_000, 100);

    /**
     * @throws IllegalArgumentException if a limit is less than 1
     */
    public GuestLogLimits {
        if (maxLineLength < 1 || maxLinesPerSecond < 1) {
            throw new IllegalArgumentException("maxLineLength and maxLinesPerSecond must be at least 1");
        }
    }
}
