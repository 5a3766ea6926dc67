package org.wasmplugins.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.wasmplugins.Plugin;
import org.wasmplugins.PluginException;
import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginOverloadedException;

/**
 * The instances of one plugin. Whoever holds a {@link Lease} is the only user of its instance. Waiting takes no thread;
 * leases are given in the order in which they were asked for.
 *
 * <p>
 * All state is guarded by the pool's monitor, which is never held while an instance is made, used or ended, or while a
 * waiting caller is told.
 */
final class InstancePool {

    private final PluginManifest manifest;
    private final InstanceLifecycle lifecycle;
    private final int maxInstances;
    private final int maxWaiting;
    private final Consumer<Throwable> exhausted;
    private final InstanceHealth health = new InstanceHealth();

    private final Deque<Plugin> idle = new ArrayDeque<>();
    private final Queue<CompletableFuture<Lease>> waiting = new ArrayDeque<>();
    private int leased;
    private boolean closed;
    private PluginException failure;

    /**
     * @param exhausted is told once, on a thread that holds no lock and has no deadline, when no instance can be made any more
     */
    InstancePool(PluginManifest manifest, InstanceLifecycle lifecycle, int maxInstances, int maxWaiting,
            Consumer<Throwable> exhausted) {
        this.manifest = manifest;
        this.lifecycle = lifecycle;
        this.maxInstances = maxInstances;
        this.maxWaiting = maxWaiting;
        this.exhausted = exhausted;
    }

    /**
     * Completes with a lease when one is free, fails with {@link PluginOverloadedException} when too many wait. Cancelling it
     * gives the place in the queue back.
     */
    CompletableFuture<Lease> acquire() {
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(closedException());
            }
            if (leased < maxInstances) {
                leased++;
                return CompletableFuture.completedFuture(new Lease(this, idle.pollFirst()));
            }
            if (waiting.size() < maxWaiting) {
                var future = new CompletableFuture<Lease>();
                future.whenComplete((lease, failure) -> forgetIfCancelled(future));
                waiting.add(future);
                return future;
            }
        }
        return CompletableFuture.failedFuture(new PluginOverloadedException(PluginOperation.of(manifest, "acquire an instance"),
                "all " + maxInstances + " instances are busy and " + maxWaiting + " calls wait already, the most that may."
                        + " Raise execution.instances in the plugin's plugin.yaml or quarkus.wasm-plugins.pool.max-waiting.",
                null));
    }

    private void forgetIfCancelled(CompletableFuture<Lease> future) {
        if (future.isCancelled()) {
            synchronized (this) {
                waiting.remove(future);
            }
        }
    }

    /** A first instance, which waits for the first call; fails if it cannot be made. Runs plugin code on this thread. */
    void prepare(Supplier<Plugin> maker) {
        var instance = maker.get();
        synchronized (this) {
            if (!closed) {
                idle.addFirst(instance);
                return;
            }
        }
        lifecycle.end(instance);
    }

    /** Runs plugin code (hooks) on the calling thread. */
    Plugin newInstance() {
        synchronized (this) {
            if (closed) {
                throw closedException();
            }
        }
        try {
            var instance = lifecycle.start();
            health.made();
            return instance;
        } catch (RuntimeException | Error e) {
            // Otherwise a plugin could do away with another one by calling it when its own time is nearly over.
            var call = Deadlines.current();
            if (call == null || !call.isCutShort()) {
                health.failed(e);
            }
            throw e;
        }
    }

    /** Whether there were more instances than the first. */
    boolean madeFurther() {
        return health.madeFurther();
    }

    /** Takes back a lease's place and, if it is not null, its instance; the first that waits gets them. */
    void release(Plugin instance) {
        var kept = instance;
        if (instance != null && !instance.isReusable()) {
            health.ended();
            lifecycle.end(instance);
            kept = null;
        }
        try {
            // Not where the instance could not be made: that is still within the call's time.
            health.exhausted().ifPresent(exhausted);
        } finally {
            hand(kept);
        }
    }

    private void hand(Plugin instance) {
        CompletableFuture<Lease> next = null;
        boolean end = false;
        synchronized (this) {
            if (closed) {
                leased--;
                end = instance != null;
            } else {
                next = waiting.poll();
                if (next == null) {
                    leased--;
                    if (instance != null) {
                        idle.addFirst(instance);
                    }
                }
            }
        }
        if (end) {
            lifecycle.end(instance);
        }
        if (next != null) {
            give(next, new Lease(this, instance));
        }
    }

    private static void give(CompletableFuture<Lease> next, Lease lease) {
        Trampoline.run(() -> {
            if (!next.complete(lease)) {
                lease.close();
            }
        });
    }

    /** Ends the idle instances within {@code time}; leased ones end when they come back, waiting calls fail. */
    void close(Supplier<Duration> time) {
        List<CompletableFuture<Lease>> failed;
        List<Plugin> ended;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            failed = List.copyOf(waiting);
            waiting.clear();
            ended = List.copyOf(idle);
            idle.clear();
        }
        failed.forEach(future -> future.completeExceptionally(closedException()));
        ended.forEach(instance -> lifecycle.end(instance, time.get()));
    }

    /** As {@link #close}, because the plugin failed: whoever waits or comes is told of that. */
    void fail(PluginException cause) {
        synchronized (this) {
            failure = cause;
        }
        close(() -> Duration.ZERO);
    }

    private synchronized PluginExecutionException closedException() {
        if (failure != null) {
            return FailedPlugin.refusal(manifest, "acquire an instance", failure);
        }
        return new PluginExecutionException(PluginOperation.of(manifest, "acquire an instance"),
                "the plugin is disposed and handles no more events.", null);
    }
}
