package org.wasmplugins.host.internal.pool;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.function.Consumer;

import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.DelayedTasks;

/**
 * Schedules at most one task at a time for a pool. The timer does not keep an unused pool in memory. Guarded by the pool's
 * monitor.
 */
final class PoolAlarm implements Runnable {

    private final DelayedTasks timer;
    private final WeakReference<InstancePool> pool;
    private final Consumer<InstancePool> action;
    private boolean armed;
    private long ringsAt;

    PoolAlarm(DelayedTasks timer, InstancePool pool, Consumer<InstancePool> duty) {
        this.timer = timer;
        this.pool = new WeakReference<>(pool);
        this.action = duty;
    }

    void arm(Duration delay) {
        if (!armed) {
            schedule(delay);
        }
    }

    /** Sets the alarm, or moves an alarm that would come later. */
    void armBy(long now, Duration delay) {
        long at = now + Deadlines.nanos(delay);
        if (!armed || at - ringsAt < 0) {
            ringsAt = at;
            schedule(delay);
        }
    }

    /** Schedules the task. If the timer refuses it, the next caller sets the alarm. */
    private void schedule(Duration delay) {
        boolean before = armed;
        armed = true;
        try {
            timer.schedule(this, delay);
        } catch (RuntimeException | Error e) {
            armed = before;
            throw e;
        }
    }

    /** Runs the action. Called by the timer. */
    @Override
    public void run() {
        InstancePool current = pool.get();
        if (current != null) {
            synchronized (current) {
                armed = false;
            }
            action.accept(current);
        }
    }
}
