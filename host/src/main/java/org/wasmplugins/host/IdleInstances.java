package org.wasmplugins.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.wasmplugins.Plugin;

/** Instances that wait for calls; the one that was used last is used first. Guarded by the pool's monitor. */
final class IdleInstances {

    private record Idle(Plugin instance, long since) {
    }

    private final Deque<Idle> instances = new ArrayDeque<>();
    private final PoolTime time;

    IdleInstances(PoolTime time) {
        this.time = time;
    }

    int size() {
        return instances.size();
    }

    void add(Plugin instance) {
        instances.addFirst(new Idle(instance, time.now()));
    }

    /** Null if there is none. */
    Plugin take() {
        var last = instances.pollFirst();
        return last == null ? null : last.instance();
    }

    List<Plugin> takeAll() {
        var all = instances.stream().map(Idle::instance).toList();
        instances.clear();
        return all;
    }

    /** At most {@code most} of those that nobody used for so long. */
    List<Plugin> takeUnused(Duration timeout, int most) {
        var unused = new ArrayList<Plugin>();
        while (unused.size() < most && !instances.isEmpty() && leftNanos(timeout) <= 0) {
            unused.add(instances.pollLast().instance());
        }
        return unused;
    }

    /** How long until the next one is unused for so long; only if there is one. */
    long leftNanos(Duration timeout) {
        return time.left(instances.peekLast().since(), timeout);
    }
}
