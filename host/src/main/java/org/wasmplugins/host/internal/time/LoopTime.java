package org.wasmplugins.host.internal.time;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** A plugin's time on one event loop. Only for this loop's thread. */
public final class LoopTime {

    private final OwnTime own;
    private final AtomicReferenceArray<Object> calls = ThreadCalls.ofThisThread();
    private Deadline last;

    LoopTime(OwnTime own) {
        this.own = own;
    }

    public Deadlines deadlines() {
        return own.deadlines();
    }

    /** Returns true if the thread runs no call. */
    public boolean isFree() {
        return ThreadCalls.innermost(calls) == null;
    }

    /**
     * As {@link Deadlines#within(org.wasmplugins.PluginManifest, String, Supplier)}, only if {@link #isFree}. The time begins
     * when the watchdog looks, within two milliseconds. Most calls are over by then and take the object of the last one.
     */
    public <T> T fromFirstLook(Supplier<T> work) {
        var deadline = last;
        if (deadline == null || !deadline.mayBeReused()) {
            deadline = own.fromFirstLook(Thread.currentThread());
            last = deadline;
        }
        return own.run(deadline, calls, work);
    }

    /** Leaves nothing of ours at the thread, which may outlive the application. */
    public void close() {
        ThreadCalls.forget(calls, last);
        last = null;
    }
}
