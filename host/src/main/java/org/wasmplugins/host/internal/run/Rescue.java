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
 * Has tasks run for whose ends threads wait, although all workers are among those: what they took and did not begin for a while
 * goes to threads of the host's own, and so does all that comes until the workers get to what they were too late for. What
 * belongs on other threads is refused if they do not begin it in time.
 */
public final class Rescue {

    /** What workers do not begin within this time, and twice as long at most, is rescued. */
    public static final Duration PATIENCE = Duration.ofMillis(50);

    private final Looks looks;
    private final Duration patience;
    private final Executor spare;
    private final Set<HandedTask> handed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger overdue = new AtomicInteger();

    /** @param spare has a thread for each task, sooner or later, whatever other tasks wait for */
    public Rescue(DelayedTasks timer, Duration patience, Executor spare) {
        this.looks = new Looks(timer, patience, this::look, () -> !handed.isEmpty());
        this.patience = patience;
        this.spare = spare;
    }

    /** The same executor, with tasks that are begun in any case. */
    public Executor rescuing(Executor usual) {
        return task -> execute(task, usual);
    }

    /** Fails as {@code usual} does if it does not take the task. */
    public void execute(Runnable task, Executor usual) {
        if (overdue.get() > 0) {
            onSpare(task, usual);
        } else {
            handOver(new HandedTask(task, usual, 1, null), usual);
        }
    }

    /**
     * For a task that belongs on the threads of {@code usual} alone.
     *
     * @param wait how long it may wait for one of them
     * @param refusal is run on another thread when that is over, in place of the task
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

    /** A task that was handed to an executor. */
    private final class HandedTask implements Runnable {

        private final Executor usual;
        private final Runnable task;
        private final Runnable refusal;
        private final AtomicBoolean begun = new AtomicBoolean();
        private long looksLeft;
        private boolean late;

        /** @param refusal null for a task that is rescued */
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

        /** Called by the timer. Without a spare thread it stays where it is, and the next look tries again. */
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

        /** Counted before the workers can come by. */
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
