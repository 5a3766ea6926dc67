package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;

import org.wasmplugins.runtime.Plugin;

/**
 * Instances that wait for calls; the one that was used last is used first, and one that rests only if no other is there.
 * Guarded by the pool's monitor.
 */
final class IdleInstances {

    /** @param rested whether it was told to rest after that */
    record Idle(Plugin instance, long since, boolean packed) {
    }

    private final Deque<Idle> unpacked = new ArrayDeque<>();
    private final LinkedList<Idle> packed = new LinkedList<>();
    private final PoolScheduler scheduler;

    IdleInstances(PoolScheduler scheduler) {
        this.scheduler = scheduler;
    }

    int size() {
        return unpacked.size() + packed.size();
    }

    void add(Idle idle) {
        if (!idle.packed()) {
            unpacked.addFirst(idle);
            return;
        }
        // Those that are kept ready rest at once, before others that became idle earlier.
        ListIterator<Idle> places = packed.listIterator();
        while (places.hasNext()) {
            if (places.next().since() - idle.since() <= 0) {
                places.previous();
                break;
            }
        }
        places.add(idle);
    }

    boolean contains(Idle idle) {
        return unpacked.contains(idle) || packed.contains(idle);
    }

    /** Null if there is none. */
    Plugin take() {
        Idle last = unpacked.isEmpty() ? packed.pollFirst() : unpacked.pollFirst();
        return last == null ? null : last.instance();
    }

    List<Plugin> takeAll() {
        var all = new ArrayList<Plugin>();
        for (Plugin next = take(); next != null; next = take()) {
            all.add(next);
        }
        return all;
    }

    /** At most {@code most} of those that nobody used for so long. */
    List<Plugin> takeUnused(Duration timeout, int most) {
        var unused = new ArrayList<Plugin>();
        while (unused.size() < most && size() > 0 && leftNanos(timeout) <= 0) {
            unused.add(endWithTheOldest().pollLast().instance());
        }
        return unused;
    }

    /** How long until the next one is unused for so long; only if there is one. */
    long leftNanos(Duration timeout) {
        return scheduler.left(endWithTheOldest().peekLast().since(), timeout);
    }

    private Deque<Idle> endWithTheOldest() {
        if (unpacked.isEmpty() || packed.isEmpty()) {
            return unpacked.isEmpty() ? packed : unpacked;
        }
        return unpacked.peekLast().since() - packed.peekLast().since() < 0 ? unpacked : packed;
    }

    /** The one that nobody used for longest, if that is so long and it does not rest; null otherwise. */
    Idle takeLongIdle(Duration timeout) {
        return unpacked.isEmpty() || longIdleLeftNanos(timeout) > 0 ? null : unpacked.pollLast();
    }

    /** How long until the next one that does not rest is unused for so long; negative if there is none. */
    long longIdleLeftNanos(Duration timeout) {
        return unpacked.isEmpty() ? -1 : Math.max(0, scheduler.left(unpacked.peekLast().since(), timeout));
    }
}
