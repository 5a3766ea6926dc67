package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.internal.pool.IdleInstances.Idle;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.UsualTime;
import org.wasmplugins.runtime.Plugin;

/**
 * Lends the instances of one plugin to calls. The holder of a {@link Lease} is the only user of its instance. Waiting calls
 * occupy no thread and get their leases in the order of their requests.
 *
 * <p>
 * All state is guarded by the pool's monitor. The pool releases the monitor before it makes, uses or ends an instance and
 * before it completes a waiting call.
 */
public final class InstancePool {

    /** The pool refuses callers together whose waits end within this time. */
    private static final long SHORTEST_ALARM_NANOS = 1_000_000;

    private final PluginManifest manifest;
    private final InstanceFactory factory;
    private final PoolSettings settings;
    private final PoolScheduler scheduler;
    private final int maxSize;
    private final IdleInstances idle;
    private final Set<WaitingLease> waiting = new LinkedHashSet<>();
    private final PoolAlarm longWait;
    private final PoolMaintenance maintenance;
    private final UsualTime usualTime = new UsualTime();
    private Plugin beingPacked;
    private int leased;
    private long rejected;
    private long timedOut;
    private boolean closed;

    public InstancePool(InstanceFactory factory, PoolSettings settings, PoolScheduler scheduler) {
        this.manifest = factory.manifest();
        this.factory = factory;
        this.settings = settings;
        this.scheduler = scheduler;
        this.maxSize = settings.mostOf(manifest);
        this.idle = new IdleInstances(scheduler);
        this.longWait = new PoolAlarm(scheduler.timer(), this, InstancePool::refuseLongWaits);
        this.maintenance = new PoolMaintenance(this, factory, settings, scheduler);
    }

    /** Runs the stages that depend on a lease which does not come in time. */
    public Executor refusals() {
        return scheduler.workers();
    }

    /**
     * Requests a lease for a caller that waits as long as the settings allow. Workers run what depends on a lease that does not
     * come in time.
     */
    public CompletableFuture<Lease> acquire() {
        return acquire(refusals(), Long.MAX_VALUE);
    }

    /**
     * Requests a lease. The future completes when an instance is free. It fails with {@link PluginOverloadedException} if too
     * many calls wait, or if the lease does not come within the settings' wait or within {@code patienceNanos};
     * {@code refusals} runs the stages that depend on such a failure. Cancelling the future frees its place in the queue.
     */
    public CompletableFuture<Lease> acquire(Executor refusals, long patienceNanos) {
        // Objects are allocated before the state changes: there may be no memory left.
        var free = new Lease(this);
        CompletableFuture<Lease> atOnce = CompletableFuture.completedFuture(free);
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(factory.refusal());
            }
            if (leased < maxSize) {
                leased++;
                free.assign(idle.take());
                return atOnce;
            }
            // An instance that is being packed is free again soon. Without the packing this call would have got it at once.
            if (waiting.size() < settings.maxWaiting() + count(beingPacked)) {
                long now = scheduler.now();
                var lease = new WaitingLease(now, patienceNanos, refusals);
                lease.whenComplete((given, failure) -> forgetIfCancelled(lease));
                waiting.add(lease);
                try {
                    longWait.armBy(now,
                            Duration.ofNanos(Math.max(SHORTEST_ALARM_NANOS, lease.leftNanos(mostWaitNanos(), now))));
                } catch (RuntimeException | Error e) {
                    waiting.remove(lease);
                    throw e;
                }
                return lease;
            }
            rejected++;
        }
        return CompletableFuture.failedFuture(OverloadMessages.tooMany(manifest, settings));
    }

    private void forgetIfCancelled(WaitingLease lease) {
        if (lease.isCancelled()) {
            synchronized (this) {
                waiting.remove(lease);
            }
        }
    }

    /** Refuses the calls that have waited too long. Called by the alarm. */
    void refuseLongWaits() {
        refuse(takeLongWaits());
    }

    private void refuse(List<WaitingLease> late) {
        for (var lease : late) {
            Duration waited = Duration.ofNanos(scheduler.now() - lease.since());
            lease.refuse(lease.patienceNanos() < mostWaitNanos()
                    ? OverloadMessages.noTimeLeft(manifest, settings, waited, waiting())
                    : OverloadMessages.tooLong(manifest, settings, waited, waiting()));
        }
    }

    /** Removes the calls that have waited too long, and sets the alarm for the next one. */
    private synchronized List<WaitingLease> takeLongWaits() {
        long now = scheduler.now();
        long most = mostWaitNanos();
        long next = Long.MAX_VALUE;
        var late = new ArrayList<WaitingLease>();
        for (Iterator<WaitingLease> all = waiting.iterator(); all.hasNext();) {
            WaitingLease lease = all.next();
            long left = lease.leftNanos(most, now);
            if (left <= 0) {
                all.remove();
                late.add(lease);
            } else {
                next = Math.min(next, left);
            }
        }
        timedOut += late.size();
        if (!waiting.isEmpty()) {
            longWait.armBy(now, Duration.ofNanos(Math.max(SHORTEST_ALARM_NANOS, next)));
        }
        return late;
    }

    private long mostWaitNanos() {
        return Deadlines.nanos(settings.maxWait());
    }

    /**
     * Removes and returns the first call that can still use a lease, or null. Adds the calls before it to {@code late}. Called
     * with the monitor.
     */
    private WaitingLease pollWaiting(List<WaitingLease> late) {
        long now = scheduler.now();
        for (Iterator<WaitingLease> all = waiting.iterator(); all.hasNext();) {
            WaitingLease lease = all.next();
            all.remove();
            if (lease.leftNanos(mostWaitNanos(), now) > 0) {
                return lease;
            }
            late.add(lease);
            timedOut++;
        }
        return null;
    }

    private synchronized int waiting() {
        return waiting.size();
    }

    /**
     * Makes the first instance, which waits for the first call. Fails if the plugin cannot make it. Runs the plugin's hooks on
     * the calling thread.
     */
    public void prepare() {
        Plugin instance = factory.make();
        synchronized (this) {
            if (!closed) {
                keep(idleNow(instance));
                return;
            }
        }
        factory.end(instance, DiscardCause.CLOSED);
    }

    private static int count(Plugin instance) {
        return instance == null ? 0 : 1;
    }

    /** Adds an idle instance. Called with the monitor. */
    private void keep(Idle instance) {
        idle.add(instance);
        maintenance.instanceBecameIdle(instance, leased + idle.size());
    }

    private Idle idleNow(Plugin instance) {
        return new Idle(instance, scheduler.now(), false);
    }

    /** Removes an idle instance from the pool; returns null if there is none. */
    public synchronized Plugin takeIdle() {
        return idle.take();
    }

    /** Estimates how long a call of this plugin takes. */
    public UsualTime usualTime() {
        return usualTime;
    }

    public PoolSettings settings() {
        return settings;
    }

    /** Returns how long the lease has been waited for. */
    public Duration timeWaited(CompletableFuture<Lease> lease) {
        return lease instanceof WaitingLease waitingLease
                ? Duration.ofNanos(Math.max(0, scheduler.now() - waitingLease.since()))
                : Duration.ZERO;
    }

    public InstanceFactory factory() {
        return factory;
    }

    /** Returns the part that keeps the number of idle instances right. */
    public PoolMaintenance maintenance() {
        return maintenance;
    }

    /** Reserves a place for one more instance if there are fewer than {@code least}; otherwise returns null. */
    synchronized Lease leaseToFill(int least) {
        if (closed || leased >= maxSize || leased + idle.size() >= least) {
            return null;
        }
        var lease = new Lease(this);
        leased++;
        return lease;
    }

    /** Removes instances that were idle for too long, as long as more than {@code least} remain. */
    synchronized List<Plugin> takeUnused(int least) {
        return idle.takeUnused(settings.idleTimeout(), leased + idle.size() - least);
    }

    /** Returns the time until {@link #takeUnused} has something to remove; negative if there is nothing. */
    synchronized long nextUnusedNanos(int least) {
        return closed || idle.size() == 0 || leased + idle.size() <= least ? -1
                : Math.max(1, idle.leftNanos(settings.idleTimeout()));
    }

    /**
     * Leases the unpacked instance that is idle longest, if its memory is to be packed now; otherwise returns null.
     *
     * @param lease becomes the lease of that instance
     */
    synchronized Idle takeLongIdle(Lease lease) {
        Idle longIdle = closed ? null : idle.takeLongIdle(settings.restAfter());
        if (longIdle != null) {
            leased++;
            beingPacked = longIdle.instance();
            lease.assign(beingPacked);
        }
        return longIdle;
    }

    /** Returns the time until an instance is to be packed; negative if there is none. */
    synchronized long longIdleLeftNanos() {
        return closed ? -1 : idle.longIdleLeftNanos(settings.restAfter());
    }

    /** Takes back a lease's place and its instance, which may be null. The first waiting call gets both. */
    void release(Plugin instance, DiscardCause cause) {
        Idle returned;
        try {
            returned = instance == null ? null : idleNow(instance);
        } catch (RuntimeException | Error e) {
            giveBackPlace(instance, cause);
            throw e;
        }
        release(returned, cause);
    }

    /** Takes back a place without its instance. Allocates nothing. */
    private void giveBackPlace(Plugin instance, DiscardCause cause) {
        synchronized (this) {
            leased--;
            beingPacked = instance == beingPacked ? null : beingPacked;
        }
        if (instance != null) {
            factory.end(instance, cause, Duration.ZERO);
        }
    }

    /** Takes back a lease's place and an instance that became idle before now. */
    void release(Idle returned, DiscardCause cause) {
        Idle kept = returned;
        try {
            if (returned != null && !returned.instance().isReusable()) {
                kept = null;
                factory.end(returned.instance(), cause);
            }
            factory.reportIfExhausted();
        } finally {
            handOn(returned, kept, cause);
        }
    }

    /** Adds an idle instance; returns false if that failed. Called with the monitor. */
    private boolean keepIfPossible(Idle instance) {
        try {
            keep(instance);
            return true;
        } catch (RuntimeException | Error e) {
            // Without an alarm the instance may stay too long; without a place in the list it cannot stay.
            return idle.contains(instance);
        }
    }

    private void handOn(Idle returned, Idle kept, DiscardCause cause) {
        Lease given;
        List<WaitingLease> late;
        try {
            given = new Lease(this, kept == null ? null : kept.instance());
            late = new ArrayList<>();
        } catch (RuntimeException | Error e) {
            giveBackPlace(returned == null ? null : returned.instance(), cause);
            throw e;
        }
        handOn(returned, kept, given, late);
    }

    private void handOn(Idle returned, Idle kept, Lease given, List<WaitingLease> late) {
        WaitingLease next = null;
        boolean end = false;
        synchronized (this) {
            if (returned != null && returned.instance() == beingPacked) {
                beingPacked = null;
            }
            if (!closed && !waiting.isEmpty()) {
                next = pollWaiting(late);
            }
            if (next == null) {
                leased--;
                end = kept != null && (closed || !keepIfPossible(kept));
            }
        }
        if (end) {
            factory.end(kept.instance(), DiscardCause.CLOSED);
        }
        try {
            if (next != null) {
                next.grant(given);
            }
        } finally {
            refuse(late);
        }
    }

    /** Fails the waiting calls and ends the idle instances within {@code limit}. A leased instance ends when its lease does. */
    public void close(Supplier<Duration> limit) {
        factory.close();
        List<WaitingLease> failed;
        List<Plugin> ended;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            failed = List.copyOf(waiting);
            waiting.clear();
            ended = idle.takeAll();
        }
        for (var lease : failed) {
            lease.completeExceptionally(factory.refusal());
        }
        for (var instance : ended) {
            factory.end(instance, DiscardCause.CLOSED, limit.get());
        }
    }

    public synchronized PoolStatistics statistics() {
        return new PoolStatistics(maxSize, leased - count(beingPacked), idle.size() + count(beingPacked), waiting.size(),
                factory.created(), factory.discarded(),
                rejected, timedOut);
    }
}
