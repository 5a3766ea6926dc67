package org.wasmplugins.host.internal.time;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The threads with calls that a watchdog looks at. Only {@link #add} needs memory, on the thread that begins a call: that call
 * then fails, and the watchdog never does.
 */
final class WatchedThreads {

    private final List<AtomicReferenceArray<Object>> threads = new ArrayList<>();
    private final Set<AtomicReferenceArray<Object>> members = new HashSet<>();
    /** Threads keep it, so it is of no class of ours. */
    private final Object mark = new Object();

    /** Returns true if the thread is watched already. A thread asks this each time after it began a call. */
    boolean isWatched(AtomicReferenceArray<Object> calls) {
        return ThreadCalls.isWatchedBy(calls, mark);
    }

    /** A thread that is marked is there. */
    synchronized void add(AtomicReferenceArray<Object> calls) {
        if (!members.contains(calls)) {
            threads.add(calls);
            members.add(calls);
        }
        ThreadCalls.watchedBy(calls, mark);
    }

    synchronized boolean isEmpty() {
        return threads.isEmpty();
    }

    synchronized int size() {
        return threads.size();
    }

    /** Null from {@link #size} on. */
    synchronized AtomicReferenceArray<Object> get(int index) {
        return index < threads.size() ? threads.get(index) : null;
    }

    /**
     * Only the watchdog does this, from the last one on: the last one takes the place of one that goes. A thread that begins a
     * call meanwhile sees that it is watched no more and waits to add itself, or its call is seen here.
     */
    synchronized void forgetIfIdle(int index) {
        var calls = threads.get(index);
        if (ThreadCalls.innermost(calls) != null) {
            return;
        }
        ThreadCalls.watchedNoMoreBy(calls, mark);
        if (ThreadCalls.innermost(calls) == null) {
            members.remove(calls);
            int last = threads.size() - 1;
            threads.set(index, threads.get(last));
            threads.remove(last);
        } else {
            ThreadCalls.watchedBy(calls, mark);
        }
    }
}
