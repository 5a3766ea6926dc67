package org.wasmplugins.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.wasmplugins.Plugin;

/** The instances of one plugin on event loops: one for each that it is called on. */
final class LoopInstances {

    private final Instances instances;
    private final WaitingPlaces places;
    private final LoopInstanceMaker maker;
    private final GuestThreads threads;
    private final Map<Thread, LoopInstance> loops = new ConcurrentHashMap<>();

    LoopInstances(Instances instances, int maxWaiting, LoopInstanceMaker maker, GuestThreads threads) {
        this.instances = instances;
        this.places = new WaitingPlaces(maxWaiting);
        this.maker = maker;
        this.threads = threads;
    }

    Instances instances() {
        return instances;
    }

    WaitingPlaces places() {
        return places;
    }

    /** Only on an event loop. */
    LoopInstance ofThisThread() {
        return loops.computeIfAbsent(Thread.currentThread(),
                thread -> new LoopInstance(instances, maker, threads.currentLoop()));
    }

    /**
     * Ends the instances within {@code time}, on the calling thread, each after its loop gave it up. One that its loop does not
     * give up in time is closed by the loop when it gets to it.
     */
    void close(Supplier<Duration> time) {
        // Before the look at the loops: one that comes later makes no instance.
        instances.close();
        var given = new LinkedHashMap<LoopInstance, CompletableFuture<Plugin>>();
        loops.forEach((thread, loop) -> given.put(loop, loop.giveUp(thread == Thread.currentThread())));
        given.values().forEach(instance -> end(instance, time));
        loops.clear();
    }

    private void end(CompletableFuture<Plugin> given, Supplier<Duration> time) {
        var instance = await(given, time.get());
        if (instance != null) {
            instances.end(instance, DiscardCause.CLOSED, time.get());
        }
    }

    /** Null if there is none, or if it does not come in time: then nobody waits for it any more. */
    private static Plugin await(CompletableFuture<Plugin> given, Duration time) {
        try {
            return given.get(Deadlines.nanos(time), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The loop is stopped, or busy with something that takes longer than the application has.
        }
        return given.cancel(false) || given.isCompletedExceptionally() ? null : given.join();
    }
}
