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

/** Keeps {@code minSize} instances, disposes idle ones beyond that, and packs the memory of those that stay idle. */
public final class PoolMaintenance {

    private static final LogMessage NO_STANDBY_INSTANCE = LogMessage.warn(5, "org.wasmplugins.host.PoolUpkeep",
            "Plugin %s %s: an instance that is to be kept ready could not be made: %s");

    private final InstancePool pool;
    private final InstanceFactory factory;
    private final PoolSettings settings;
    private final PoolScheduler scheduler;
    private final int minSize;
    private final PoolAlarm unused;
    private final IdlePacking packing;

    PoolMaintenance(InstancePool pool, InstanceFactory factory, PoolSettings settings, PoolScheduler scheduler) {
        this.pool = pool;
        this.factory = factory;
        this.settings = settings;
        this.scheduler = scheduler;
        this.minSize = settings.leastOf(factory.manifest());
        this.unused = new PoolAlarm(scheduler.timer(), pool, due -> due.maintenance().disposeUnused());
        this.packing = new IdlePacking(pool, settings, scheduler);
    }

    /** Makes the missing instances, one after the other on a worker, each within the time limit of a start. */
    public void fill(Deadlines deadlines) {
        Lease lease = pool.leaseToFill(minSize);
        if (lease == null) {
            return;
        }
        try {
            scheduler.workers().execute(() -> {
                if (makeStandby(lease, deadlines)) {
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

    private boolean makeStandby(Lease lease, Deadlines deadlines) {
        PluginManifest plugin = factory.manifest();
        try (lease) {
            deadlines.startAllowance(plugin).within(lease::instance);
            packing.packStandby(lease);
            return true;
        } catch (RuntimeException | Error e) {
            NO_STANDBY_INSTANCE.log(plugin.id(), plugin.version(), e.getMessage());
            return false;
        }
    }

    /**
     * Sets the alarms for an instance that became idle. Called with the pool's monitor.
     *
     * @param size the number of instances in the pool
     */
    void instanceBecameIdle(Idle instance, int size) {
        if (instance.packed()) {
            // The task that packed the instance checks its age, which may have begun long ago.
            return;
        }
        if (size > minSize) {
            unused.arm(settings.idleTimeout());
        }
        packing.instanceBecameIdle();
    }

    IdlePacking packing() {
        return packing;
    }

    void disposeUnused() {
        for (var instance : pool.takeUnused(minSize)) {
            end(instance);
        }
        long next = pool.nextUnusedNanos(minSize);
        if (next > 0) {
            synchronized (pool) {
                unused.arm(Duration.ofNanos(next));
            }
        }
    }

    private void end(Plugin instance) {
        try {
            scheduler.workers().execute(() -> factory.end(instance, DiscardCause.IDLE));
        } catch (RuntimeException | Error e) {
            // No worker takes this instance; the next ones have to end all the same.
            factory.end(instance, DiscardCause.IDLE, Duration.ZERO);
        }
    }
}
