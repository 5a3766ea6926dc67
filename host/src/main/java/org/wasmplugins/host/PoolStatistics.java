package org.wasmplugins.host;

import java.util.Map;

/**
 * The instances of a plugin at one moment, with counts since its start.
 *
 * @param maxSize the most instances in the pool at a time
 * @param inUse instances of the pool that run or are being made
 * @param idle instances of the pool that wait for calls
 * @param waiting calls that wait for an instance of the pool
 * @param created instances that were made, including those of event loops
 * @param discarded instances that were disposed, by cause, including those of event loops; has only causes that occurred
 * @param rejected calls that were refused because too many waited
 * @param timedOut calls that were refused because they waited too long
 */
public record PoolStatistics(int maxSize, int inUse, int idle, int waiting, long created, Map<DiscardCause, Long> discarded,
        long rejected, long timedOut) {

    public PoolStatistics {
        discarded = Map.copyOf(discarded);
    }
}
