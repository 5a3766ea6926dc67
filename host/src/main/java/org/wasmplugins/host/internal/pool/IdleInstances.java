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
    record Idle(Plugin instance, long since, boolean rested) {
    }

    private final Deque<Idle> awake = new ArrayDeque<>();
    private final LinkedList<Idle> resting = new LinkedList<>();
    private final PoolTime time;

    IdleInstances(PoolTime time) {
        this.time = time;
    }

    int size() {
        return awake.size() + resting.size();
    }

    void add(Idle idle) {
        if (!idle.rested()) {
            awake.addFirst(idle);
            return;
        }
        // Those that are kept ready rest at once, before others that became idle earlier.
        ListIterator<Idle> places = resting.listIterator();
        while (places.hasNext()) {
            if (places.next().since() - idle.since() <= 0) {
                places.previous();
                break;
            }
        }
        places.add(idle);
    }

    boolean contains(Idle idle) {
        return awake.contains(idle) || resting.contains(idle);
    }

    /** Null if there is none. */
    Plugin take() {
        Idle last = awake.isEmpty() ? resting.pollFirst() : awake.pollFirst();
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
            unused.add(withTheOldest().pollLast().instance());
        }
        return unused;
    }

    /** How long until the next one is unused for so long; only if there is one. */
    long leftNanos(Duration timeout) {
        return time.left(withTheOldest().peekLast().since(), timeout);
    }

    private Deque<Idle> withTheOldest() {
        if (awake.isEmpty() || resting.isEmpty()) {
            return awake.isEmpty() ? resting : awake;
        }
        return awake.peekLast().since() - resting.peekLast().since() < 0 ? awake : resting;
    }

    /** The one that nobody used for longest, if that is so long and it does not rest; null otherwise. */
    Idle takeTired(Duration timeout) {
        return awake.isEmpty() || tiredLeftNanos(timeout) > 0 ? null : awake.pollLast();
    }

    /** How long until the next one that does not rest is unused for so long; negative if there is none. */
    long tiredLeftNanos(Duration timeout) {
        return awake.isEmpty() ? -1 : Math.max(0, time.left(awake.peekLast().since(), timeout));
    }
}
