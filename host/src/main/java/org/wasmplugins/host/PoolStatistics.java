package org.wasmplugins.host;

import java.util.Map;

/**
 * The instances of a plugin at one moment, and what became of them since its start.
 *
 * @param maxSize the most instances in the pool at a time
 * @param inUse instances of the pool that run, and places for such that are being made
 * @param idle instances of the pool that wait for calls
 * @param waiting calls that wait for an instance of the pool
 * @param created instances that were made, those of event loops included
 * @param discarded instances that were given up, by cause, those of event loops included; a cause that did not occur is not
 *        there
 * @param rejected calls that were refused because too many waited
 * @param timedOut calls that were refused because they waited too long
 */
public record PoolStatistics(int maxSize, int inUse, int idle, int waiting, long created, Map<DiscardCause, Long> discarded,
        long rejected, long timedOut) {

    public PoolStatistics {
        discarded = Map.copyOf(discarded);
    }
}
