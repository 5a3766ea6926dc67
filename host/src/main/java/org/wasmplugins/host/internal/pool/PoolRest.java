package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.wasmplugins.host.PoolSettings;

/** Lets instances rest that nobody used for a while: on a worker, and not more than one of a pool at a time. */
final class PoolRest {

    private final InstancePool pool;
    private final PoolSettings settings;
    private final PoolTime time;
    private final PoolAlarm tired;
    /** Whether a task goes through the instances. Guarded by the pool's monitor. */
    private boolean running;

    PoolRest(InstancePool pool, PoolSettings settings, PoolTime time) {
        this.pool = pool;
        this.settings = settings;
        this.time = time;
        this.tired = new PoolAlarm(time.timer(), pool, due -> due.upkeep().rest().begin());
    }

    /** An instance became idle. Called with the pool's monitor. */
    void idle() {
        if (settings.rests()) {
            tired.arm(settings.restAfter());
        }
    }

    /** For an instance that was made to be kept ready. */
    void spare(Lease lease) {
        if (settings.rests()) {
            lease.rest(time.now());
        }
    }

    void begin() {
        synchronized (pool) {
            if (running) {
                return;
            }
            running = true;
        }
        next();
    }

    /** A task for each, so that no worker is kept for long. */
    private void next() {
        long left;
        synchronized (pool) {
            left = pool.tiredLeftNanos();
            running = left == 0;
            if (left > 0) {
                tired.arm(Duration.ofNanos(left));
            }
        }
        if (left == 0) {
            try {
                time.workers().execute(this::restOne);
            } catch (RejectedExecutionException e) {
                later();
            } catch (RuntimeException | Error e) {
                later();
                throw e;
            }
        }
    }

    private void restOne() {
        try {
            var lease = new Lease(pool);
            IdleInstances.Idle tiredOne = pool.takeTired(lease);
            if (tiredOne != null) {
                try (lease) {
                    lease.rest(tiredOne.since());
                }
                // Its time may have been over meanwhile, when nobody could see it.
                pool.upkeep().giveUpUnused();
            }
        } catch (RuntimeException | Error e) {
            later();
            throw e;
        }
        next();
    }

    private void later() {
        synchronized (pool) {
            running = false;
            tired.arm(settings.restAfter());
        }
    }
}
