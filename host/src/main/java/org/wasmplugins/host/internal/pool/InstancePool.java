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
 * The instances of one plugin that are lent to calls. Whoever holds a {@link Lease} is the only user of its instance. Waiting
 * takes no thread; leases are given in the order in which they were asked for.
 *
 * <p>
 * All state is guarded by the pool's monitor, which is never held while an instance is made, used or ended, or while a
 * waiting caller is told.
 */
public final class InstancePool {

    /** Callers whose times end one after the other are told together. */
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

    /** Runs what follows leases that do not come in time. */
    public Executor refusals() {
        return scheduler.workers();
    }

    /** For whoever waits as long as may be; what follows a lease that does not come in time runs on a worker. */
    public CompletableFuture<Lease> acquire() {
        return acquire(refusals(), Long.MAX_VALUE);
    }

    /**
     * Completes with a lease when one is free, fails with {@link PluginOverloadedException} when too many wait, when it waits
     * too long, or longer than whoever wants it has use of it; then {@code refusals} runs what follows. Cancelling it gives the
     * place in the queue back.
     */
    public CompletableFuture<Lease> acquire(Executor refusals, long patienceNanos) {
        // Whatever needs memory is made before anything is taken: there may be none left.
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
            // Whoever comes while an instance is told to rest has it at once afterwards, and would have had it otherwise.
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
        return CompletableFuture.failedFuture(Overload.tooMany(manifest, settings));
    }

    private void forgetIfCancelled(WaitingLease lease) {
        if (lease.isCancelled()) {
            synchronized (this) {
                waiting.remove(lease);
            }
        }
    }

    /** Called when somebody may have waited too long. */
    void refuseLongWaits() {
        refuse(takeLongWaits());
    }

    private void refuse(List<WaitingLease> late) {
        for (var lease : late) {
            Duration waited = Duration.ofNanos(scheduler.now() - lease.since());
            lease.refuse(lease.patienceNanos() < mostWaitNanos()
                    ? Overload.noTimeLeft(manifest, settings, waited, waiting())
                    : Overload.tooLong(manifest, settings, waited, waiting()));
        }
    }

    /** The alarm is set again for the next who might. */
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

    /** The first that has use of a lease; those before it are {@code late}. Null if there is none. Called with the monitor. */
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

    /** A first instance, which waits for the first call; fails if it cannot be made. Runs plugin code on this thread. */
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

    /** Called with the monitor. */
    private void keep(Idle instance) {
        idle.add(instance);
        maintenance.instanceBecameIdle(instance, leased + idle.size());
    }

    private Idle idleNow(Plugin instance) {
        return new Idle(instance, scheduler.now(), false);
    }

    /** An instance that nobody uses, which is none of the pool's any more; null if there is none. */
    public synchronized Plugin takeIdle() {
        return idle.take();
    }

    /** How long a call takes. */
    public UsualTime usualTime() {
        return usualTime;
    }

    public PoolSettings settings() {
        return settings;
    }

    /** How long a lease has been waited for. */
    public Duration timeWaited(CompletableFuture<Lease> lease) {
        return lease instanceof WaitingLease waitingLease
                ? Duration.ofNanos(Math.max(0, scheduler.now() - waitingLease.since()))
                : Duration.ZERO;
    }

    public InstanceFactory factory() {
        return factory;
    }

    /** What keeps the number of idle instances right. */
    public PoolMaintenance maintenance() {
        return maintenance;
    }

    /** A place for one more instance, as long as there are fewer than {@code least}; null otherwise. */
    synchronized Lease leaseToFill(int least) {
        if (closed || leased >= maxSize || leased + idle.size() >= least) {
            return null;
        }
        var lease = new Lease(this);
        leased++;
        return lease;
    }

    /** Takes instances away that nobody used for long, as long as more than {@code least} are there. */
    synchronized List<Plugin> takeUnused(int least) {
        return idle.takeUnused(settings.idleTimeout(), leased + idle.size() - least);
    }

    /** How long until there is something to take away; negative if there is nothing. */
    synchronized long nextUnusedNanos(int least) {
        return closed || idle.size() == 0 || leased + idle.size() <= least ? -1
                : Math.max(1, idle.leftNanos(settings.idleTimeout()));
    }

    /**
     * An instance to be told to rest; null if nobody is unused for so long.
     *
     * @param lease becomes its lease
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

    /** How long until there is one to be told to rest; negative if there is none. */
    synchronized long longIdleLeftNanos() {
        return closed ? -1 : idle.longIdleLeftNanos(settings.restAfter());
    }

    /** Takes back a lease's place and, if it is not null, its instance; the first that waits gets them. */
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

    /** Gives a place back without its instance, and needs no memory for that. */
    private void giveBackPlace(Plugin instance, DiscardCause cause) {
        synchronized (this) {
            leased--;
            beingPacked = instance == beingPacked ? null : beingPacked;
        }
        if (instance != null) {
            factory.end(instance, cause, Duration.ZERO);
        }
    }

    /** As above, for one that was not used last by whoever gives it back. */
    void release(Idle returned, DiscardCause cause) {
        Idle kept = returned;
        try {
            if (returned != null && !returned.instance().isReusable()) {
                kept = null;
                factory.end(returned.instance(), cause);
            }
            factory.tellIfExhausted();
        } finally {
            handOn(returned, kept, cause);
        }
    }

    /** Called with the monitor. */
    private boolean keepIfPossible(Idle instance) {
        try {
            keep(instance);
            return true;
        } catch (RuntimeException | Error e) {
            // Without an alarm it may stay too long; without a place it cannot stay.
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

    /** Ends the idle instances within {@code limit}; leased ones end when they come back, waiting calls fail. */
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
