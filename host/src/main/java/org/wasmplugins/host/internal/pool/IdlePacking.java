package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.wasmplugins.host.PoolSettings;

/** Packs the memory of instances that stay idle. A worker does it, for one instance of a pool at a time. */
final class IdlePacking {

    private final InstancePool pool;
    private final PoolSettings settings;
    private final PoolScheduler scheduler;
    private final PoolAlarm alarm;
    /** True while a task goes through the instances. Guarded by the pool's monitor. */
    private boolean running;

    IdlePacking(InstancePool pool, PoolSettings settings, PoolScheduler scheduler) {
        this.pool = pool;
        this.settings = settings;
        this.scheduler = scheduler;
        this.alarm = new PoolAlarm(scheduler.timer(), pool, due -> due.maintenance().packing().begin());
    }

    /** Sets the alarm for an instance that became idle. Called with the pool's monitor. */
    void instanceBecameIdle() {
        if (settings.rests()) {
            alarm.arm(settings.restAfter());
        }
    }

    /** Packs a standby instance as soon as it is made. */
    void packStandby(Lease lease) {
        if (settings.rests()) {
            lease.pack(scheduler.now());
        }
    }

    void begin() {
        synchronized (pool) {
            if (running) {
                return;
            }
            running = true;
        }
        packNext();
    }

    /** Starts a task for each instance, so that no worker is kept for long. */
    private void packNext() {
        long left;
        synchronized (pool) {
            left = pool.longIdleLeftNanos();
            running = left == 0;
            if (left > 0) {
                alarm.arm(Duration.ofNanos(left));
            }
        }
        if (left == 0) {
            try {
                scheduler.workers().execute(this::packOne);
            } catch (RejectedExecutionException e) {
                retryLater();
            } catch (RuntimeException | Error e) {
                retryLater();
                throw e;
            }
        }
    }

    private void packOne() {
        try {
            var lease = new Lease(pool);
            IdleInstances.Idle longIdle = pool.takeLongIdle(lease);
            if (longIdle != null) {
                try (lease) {
                    lease.pack(longIdle.since());
                }
                // The instance may have become due for disposal while it was leased for packing.
                pool.maintenance().disposeUnused();
            }
        } catch (RuntimeException | Error e) {
            retryLater();
            throw e;
        }
        packNext();
    }

    private void retryLater() {
        synchronized (pool) {
            running = false;
            alarm.arm(settings.restAfter());
        }
    }
}
