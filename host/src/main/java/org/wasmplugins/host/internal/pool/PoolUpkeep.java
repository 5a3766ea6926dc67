package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.internal.pool.IdleInstances.Idle;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.runtime.Plugin;

/** Keeps a pool's least instances ready, gives up others that nobody uses, and lets the rest of them rest. */
public final class PoolUpkeep {

    private static final LogMessage NO_SPARE_INSTANCE = LogMessage.warn(5, "org.wasmplugins.host.PoolUpkeep",
            "Plugin %s %s: an instance that is to be kept ready could not be made: %s");

    private final InstancePool pool;
    private final Instances instances;
    private final PoolSettings settings;
    private final PoolTime time;
    private final int least;
    private final PoolAlarm unused;
    private final PoolRest rest;

    PoolUpkeep(InstancePool pool, Instances instances, PoolSettings settings, PoolTime time) {
        this.pool = pool;
        this.instances = instances;
        this.settings = settings;
        this.time = time;
        this.least = settings.leastOf(instances.manifest());
        this.unused = new PoolAlarm(time.timer(), pool, due -> due.upkeep().giveUpUnused());
        this.rest = new PoolRest(pool, settings, time);
    }

    /** Makes what is missing, one after the other on a worker, each within the time of a start. */
    public void fill(Deadlines deadlines) {
        Lease lease = pool.leaseToFill(least);
        if (lease == null) {
            return;
        }
        try {
            time.workers().execute(() -> {
                if (make(lease, deadlines)) {
                    fill(deadlines);
                }
            });
        } catch (RejectedExecutionException e) {
            lease.close();
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    private boolean make(Lease lease, Deadlines deadlines) {
        PluginManifest plugin = instances.manifest();
        try (lease) {
            deadlines.startAllowance(plugin).within(lease);
            rest.spare(lease);
            return true;
        } catch (RuntimeException | Error e) {
            NO_SPARE_INSTANCE.log(plugin.id(), plugin.version(), e.getMessage());
            return false;
        }
    }

    /** An instance became idle, of so many. Called with the pool's monitor. */
    void idle(Idle instance, int size) {
        if (instance.rested()) {
            // Whoever let it rest looks after its time, which may have begun long ago.
            return;
        }
        if (size > least) {
            unused.arm(settings.idleTimeout());
        }
        rest.idle();
    }

    PoolRest rest() {
        return rest;
    }

    void giveUpUnused() {
        for (var instance : pool.takeUnused(least)) {
            end(instance);
        }
        long next = pool.nextUnusedNanos(least);
        if (next > 0) {
            synchronized (pool) {
                unused.arm(Duration.ofNanos(next));
            }
        }
    }

    private void end(Plugin instance) {
        try {
            time.workers().execute(() -> instances.end(instance, DiscardCause.IDLE));
        } catch (RuntimeException | Error e) {
            // No worker takes it; the next ones are to be ended all the same.
            instances.end(instance, DiscardCause.IDLE, Duration.ZERO);
        }
    }
}
