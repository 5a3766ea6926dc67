package org.wasmplugins.host.internal.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.spi.LogMessage;

/**
 * Holds the calls of one plugin that wait for their batch or for an instance. Batches leave in the order in which they began.
 * They leave on the timer's thread: on a caller's thread its context would become that of the other callers.
 */
public final class BatchQueue {

    private static final LogMessage BATCH_FAILED = LogMessage.error(16, "org.wasmplugins.host.BatchQueue",
            "Plugin %s: a batch could not leave the queue.");

    private final InstancePool pool;
    private final PoolScheduler scheduler;
    private final Set<Batch> batches = new LinkedHashSet<>();
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private Batch open;
    private int waiting;
    private boolean leaving;
    private boolean closed;

    /** @param pool has the instances that the batches wait for */
    public BatchQueue(InstancePool pool, PoolScheduler scheduler) {
        this.pool = pool;
        this.scheduler = scheduler;
    }

    public InstancePool pool() {
        return pool;
    }

    /** Adds a call; returns the reason if the queue is full or closed, otherwise null. {@code go} gets each batch once. */
    public synchronized PluginException add(BatchedCall call, BatchSettings settings, Consumer<Batch> go) {
        if (closed) {
            return pool.factory().refusal();
        }
        // One batch may always gather; further calls wait for instances.
        if (waiting >= settings.maxSize() + pool.settings().maxWaiting()) {
            return OverloadMessages.tooManyForBatches(pool.factory().manifest(), waiting, pool.settings());
        }
        waiting++;
        if (open != null && !open.takes(call)) {
            close(open, go);
        }
        if (open == null) {
            var begun = new Batch(call);
            open = begun;
            batches.add(begun);
            if (call.mayShareBatch()) {
                scheduler.timer().schedule(() -> windowClosed(begun, go), settings.window());
            }
        } else {
            open.add(call);
        }
        if (open.size() >= settings.maxSize() || !call.mayShareBatch()) {
            close(open, go);
        }
        return null;
    }

    private void close(Batch batch, Consumer<Batch> go) {
        open = null;
        ready.add(() -> go.accept(batch));
        if (!leaving) {
            leaving = true;
            try {
                scheduler.timer().schedule(this::leave, Duration.ZERO);
            } catch (RuntimeException | Error e) {
                leaving = false;
                throw e;
            }
        }
    }

    private void windowClosed(Batch batch, Consumer<Batch> go) {
        synchronized (this) {
            if (open != batch) {
                return;
            }
            open = null;
            ready.add(() -> go.accept(batch));
            if (leaving) {
                return;
            }
            leaving = true;
        }
        leave();
    }

    /** Lets the batches leave. One thread does it at a time, so that their order is kept. */
    private void leave() {
        Runnable next;
        while ((next = nextReady()) != null) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                // The batch has failed its calls as far as possible; the batches behind it go on.
                BATCH_FAILED.logWith(e, pool.factory().manifest().id());
            }
        }
    }

    private synchronized Runnable nextReady() {
        Runnable next = ready.poll();
        leaving = next != null;
        return next;
    }

    /** Removes and returns the calls of a batch that has its instance, or that failed to get one. */
    public synchronized List<BatchedCall> take(Batch batch) {
        batches.remove(batch);
        List<BatchedCall> calls = batch.take();
        waiting -= calls.size();
        return calls;
    }

    public synchronized boolean hasWaitingCallers(Batch batch) {
        return batch.hasWaitingCallers();
    }

    /** Removes a cancelled call. A batch without calls leaves the pool's queue too. */
    public void forget(BatchedCall call) {
        Runnable left = remove(call);
        if (left != null) {
            left.run();
        }
    }

    /** Returns what an empty batch has to do; null if it has calls left. */
    private synchronized Runnable remove(BatchedCall call) {
        for (var batch : batches) {
            if (batch.remove(call)) {
                waiting--;
                return batch.size() == 0 ? batch.emptyAction() : null;
            }
        }
        return null;
    }

    /** Sets the action that ends a batch's wait for an instance. It runs when all callers have cancelled. */
    public void whenAbandoned(Batch batch, Runnable action) {
        boolean empty;
        synchronized (this) {
            batch.whenEmpty(action);
            empty = batch.size() == 0;
        }
        if (empty) {
            action.run();
        }
    }

    synchronized int waiting() {
        return waiting;
    }

    /** Fails all calls that wait. */
    public void close() {
        var calls = new ArrayList<BatchedCall>();
        synchronized (this) {
            closed = true;
            open = null;
            ready.clear();
            for (var batch : List.copyOf(batches)) {
                calls.addAll(take(batch));
            }
        }
        for (var call : calls) {
            call.call().fail(pool.factory().refusal());
        }
    }
}
