package org.wasmplugins.host.internal.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.DelayedTasks;
import org.wasmplugins.host.internal.time.Looks;
import org.wasmplugins.host.spi.GuestThreads;

/**
 * Ensures that a task begins although all workers wait for such tasks. A task that the workers do not begin in time moves to a
 * thread of the host. Later tasks go there too, until the workers reach the late ones. A task that belongs on certain threads
 * is refused instead.
 */
public final class Rescue {

    /** A task is late if the workers do not begin it within this time, at most twice this time. */
    public static final Duration PATIENCE = Duration.ofMillis(50);

    private final Looks looks;
    private final Duration patience;
    private final Executor spare;
    private final Set<HandedTask> handed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger overdue = new AtomicInteger();

    /** @param spare gives each task a thread at last, whatever other tasks wait for */
    public Rescue(DelayedTasks timer, Duration patience, Executor spare) {
        this.looks = new Looks(timer, patience, this::look, () -> !handed.isEmpty());
        this.patience = patience;
        this.spare = spare;
    }

    /** Returns an executor like {@code usual} whose tasks always begin. */
    public Executor rescuing(Executor usual) {
        return task -> execute(task, usual);
    }

    /** Runs a task that may move to another thread. Fails as {@code usual} does if that refuses the task. */
    public void execute(Runnable task, Executor usual) {
        if (overdue.get() > 0) {
            onSpare(task, usual);
        } else {
            handOver(new HandedTask(task, usual, 1, null), usual);
        }
    }

    /**
     * Runs a task that belongs on the threads of {@code usual} alone.
     *
     * @param wait how long the task may wait for one of them
     * @param refusal runs on another thread instead of a task that waited too long
     */
    public void execute(Runnable task, Executor usual, Duration wait, Runnable refusal) {
        handOver(new HandedTask(task, usual, Math.max(1, Deadlines.nanos(wait) / Math.max(1, patience.toNanos())), refusal),
                usual);
    }

    private void handOver(HandedTask waiting, Executor usual) {
        handed.add(waiting);
        try {
            usual.execute(waiting);
        } catch (RuntimeException | Error e) {
            handed.remove(waiting);
            throw e;
        }
        if (!waiting.isBegun()) {
            looks.arm();
        }
    }

    private void onSpare(Runnable task, Executor usual) {
        if (usual instanceof GuestThreads.Movable movable) {
            movable.executeOn(spare, task);
        } else {
            spare.execute(task);
        }
    }

    private void look() {
        for (var waiting : handed) {
            waiting.rescueIfLate();
        }
    }

    /** A task that an executor has and may not have begun. */
    private final class HandedTask implements Runnable {

        private final Executor usual;
        private final Runnable task;
        private final Runnable refusal;
        private final AtomicBoolean begun = new AtomicBoolean();
        private long looksLeft;
        private boolean late;

        /** @param refusal null for a task that may move to another thread */
        HandedTask(Runnable task, Executor usual, long looksLeft, Runnable refusal) {
            this.task = task;
            this.usual = usual;
            this.looksLeft = looksLeft;
            this.refusal = refusal;
        }

        boolean isBegun() {
            return begun.get();
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                handed.remove(this);
                task.run();
            } else if (refusal == null) {
                overdue.decrementAndGet();
            }
        }

        /**
         * Moves or refuses a task that is late. Called by the timer. If there is no spare thread, the next look tries again.
         */
        void rescueIfLate() {
            if (looksLeft-- > 0 || !late && !isLateNow()) {
                return;
            }
            late = true;
            if (refusal == null) {
                onSpare(task, usual);
            } else {
                spare.execute(refusal);
            }
            handed.remove(this);
        }

        /** Marks the task as begun; false if a worker has begun it. Counts it first, because workers read the counter. */
        private boolean isLateNow() {
            if (refusal != null) {
                return begun.compareAndSet(false, true);
            }
            overdue.incrementAndGet();
            if (begun.compareAndSet(false, true)) {
                return true;
            }
            overdue.decrementAndGet();
            return false;
        }
    }
}
