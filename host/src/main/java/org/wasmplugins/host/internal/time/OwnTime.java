package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;

/** A plugin's own time for something that it does often: what the times of all these calls have in common. For any thread. */
public final class OwnTime {

    private final Deadlines deadlines;
    private final PluginManifest plugin;
    private final String operation;
    private final Duration allowed;
    private final long allowedNanos;
    private final Runnable interrupted;

    OwnTime(Deadlines deadlines, PluginManifest plugin, String operation, Runnable interrupted) {
        this.deadlines = deadlines;
        this.plugin = plugin;
        this.operation = operation;
        this.allowed = plugin.permissions().limits().maxExecutionTime();
        this.allowedNanos = Deadlines.nanos(allowed);
        this.interrupted = interrupted;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** On the calling thread, whose calls come one after the other. */
    public LoopTime onThisThread() {
        return new LoopTime(this);
    }

    Deadline fromFirstLook(Thread thread) {
        return Deadline.fromFirstLook(thread, allowedNanos, interrupted);
    }

    <T> T run(Deadline deadline, AtomicReferenceArray<Object> calls, Supplier<T> work) {
        return deadlines.run(plugin, operation, allowed, deadline, calls, Deadlines.NOBODY, work);
    }
}
