package org.wasmplugins.host.internal.eventloop;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.run.WaitingPlaces;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.runtime.Plugin;

/** The instances of one plugin on event loops: one on each loop that calls the plugin. */
public final class LoopInstances {

    private final InstanceFactory factory;
    private final WaitingPlaces places;
    private final Duration maxWait;
    private final LoopInstanceMaker maker;
    private final GuestThreads threads;
    private final Map<Thread, LoopInstance> loops = new ConcurrentHashMap<>();

    public LoopInstances(InstanceFactory factory, PoolSettings settings, LoopInstanceMaker maker, GuestThreads threads) {
        this.factory = factory;
        this.places = new WaitingPlaces(settings.maxWaiting());
        this.maxWait = settings.maxWait();
        this.maker = maker;
        this.threads = threads;
    }

    InstanceFactory factory() {
        return factory;
    }

    WaitingPlaces places() {
        return places;
    }

    /** Returns how long a call may wait for a loop. */
    Duration maxWait() {
        return maxWait;
    }

    /** Returns the instance of the calling thread's loop. Only on an event loop. */
    public LoopInstance ofThisThread() {
        LoopInstance loop = loops.get(Thread.currentThread());
        return loop != null ? loop
                : loops.computeIfAbsent(Thread.currentThread(),
                        thread -> new LoopInstance(factory, maker, threads.currentLoop()));
    }

    /**
     * Ends the instances on the calling thread within {@code time}, each after its loop has released it. If a loop does not
     * release its instance in time, the loop closes it later.
     */
    public void close(Supplier<Duration> time) {
        // First: a loop that comes later makes no instance.
        factory.close();
        var given = new LinkedBlockingQueue<CompletableFuture<Plugin>>();
        var all = new HashSet<CompletableFuture<Plugin>>();
        loops.forEach((thread, loop) -> all.add(loop.release(thread == Thread.currentThread())));
        all.forEach(instance -> instance.whenComplete((plugin, failure) -> given.add(instance)));
        // In the order in which they come, so that a blocked loop does not use up the time of the others.
        while (!all.isEmpty()) {
            CompletableFuture<Plugin> next = next(given, time.get());
            if (next == null) {
                break;
            }
            all.remove(next);
            end(next, time);
        }
        // The loops close the others themselves, except those that came at the last moment.
        all.stream().filter(late -> !late.cancel(false)).forEach(late -> end(late, () -> Duration.ZERO));
        loops.clear();
    }

    /** Returns null if none comes in time. */
    private static CompletableFuture<Plugin> next(BlockingQueue<CompletableFuture<Plugin>> given, Duration time) {
        try {
            return given.poll(Deadlines.nanos(time), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void end(CompletableFuture<Plugin> given, Supplier<Duration> time) {
        Plugin instance = given.isCompletedExceptionally() ? null : given.join();
        if (instance != null) {
            factory.end(instance, DiscardCause.CLOSED, time.get());
        }
    }
}
