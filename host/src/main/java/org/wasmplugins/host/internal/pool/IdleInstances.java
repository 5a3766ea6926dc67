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
 * Holds the instances that wait for calls. A call gets the instance that was used last, and a packed one only if no other is
 * idle. Guarded by the pool's monitor.
 */
final class IdleInstances {

    /**
     * An instance that waits for a call.
     *
     * @param since when its last call ended
     * @param packed whether its memory was packed after that
     */
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
        // Standby instances are packed at once, before others that became idle earlier: the order by time has to be kept.
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

    /** Removes the instance that the next call gets; returns null if none is idle. */
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

    /** Removes at most {@code most} instances that were idle for at least {@code timeout}. */
    List<Plugin> takeUnused(Duration timeout, int most) {
        var unused = new ArrayList<Plugin>();
        while (unused.size() < most && size() > 0 && leftNanos(timeout) <= 0) {
            unused.add(endWithTheOldest().pollLast().instance());
        }
        return unused;
    }

    /** Returns the time until the next instance has been idle for {@code timeout}. Only if an instance is idle. */
    long leftNanos(Duration timeout) {
        return scheduler.left(endWithTheOldest().peekLast().since(), timeout);
    }

    private Deque<Idle> endWithTheOldest() {
        if (unpacked.isEmpty() || packed.isEmpty()) {
            return unpacked.isEmpty() ? packed : unpacked;
        }
        return unpacked.peekLast().since() - packed.peekLast().since() < 0 ? unpacked : packed;
    }

    /**
     * Removes the unpacked instance that is idle longest, if it is idle for at least {@code timeout}; otherwise returns null.
     */
    Idle takeLongIdle(Duration timeout) {
        return unpacked.isEmpty() || longIdleLeftNanos(timeout) > 0 ? null : unpacked.pollLast();
    }

    /** Returns the time until the next unpacked instance has been idle for {@code timeout}; negative if there is none. */
    long longIdleLeftNanos(Duration timeout) {
        return unpacked.isEmpty() ? -1 : Math.max(0, scheduler.left(unpacked.peekLast().since(), timeout));
    }
}
