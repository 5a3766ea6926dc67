package org.wasmplugins.host;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;

/** A plugin's own time for something that it does often: what the times of all these calls have in common. For any thread. */
final class OwnTime {

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

    /**
     * As {@link Deadlines#within(PluginManifest, String, Supplier)}, for a thread that runs no call and whose calls are known.
     * The time begins when the watchdog looks, within two milliseconds.
     */
    <T> T fromFirstLook(AtomicReferenceArray<Object> calls, Supplier<T> work) {
        return deadlines.run(plugin, operation, allowed,
                Deadline.fromFirstLook(Thread.currentThread(), allowedNanos, interrupted), calls, Deadlines.NOBODY, work);
    }
}
