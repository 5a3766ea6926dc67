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
import org.wasmplugins.host.internal.pool.Overload;
import org.wasmplugins.host.internal.pool.PoolScheduler;
import org.wasmplugins.host.spi.LogMessage;

/**
 * The calls of one plugin that wait for others, or for an instance. Batches leave in the order in which they were begun, on the
 * timer's thread and never on a caller's, whose context would become that of the others.
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

    /** @param pool has the instances that its batches wait for */
    public BatchQueue(InstancePool pool, PoolScheduler scheduler) {
        this.pool = pool;
        this.scheduler = scheduler;
    }

    public InstancePool pool() {
        return pool;
    }

    /** Why the call was not taken; null if it was. Each batch is given to {@code go} once. */
    public synchronized PluginException add(BatchedCall call, BatchSettings settings, Consumer<Batch> go) {
        if (closed) {
            return pool.factory().refusal();
        }
        // One batch may always gather; what is more waits for instances.
        if (waiting >= settings.maxSize() + pool.settings().maxWaiting()) {
            return Overload.tooManyForBatches(pool.factory().manifest(), waiting, pool.settings());
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

    /** One thread at a time, so that their order stays. */
    private void leave() {
        Runnable next;
        while ((next = nextReady()) != null) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                // Its calls have been told if anybody could; those behind it go on.
                BATCH_FAILED.logWith(e, pool.factory().manifest().id());
            }
        }
    }

    private synchronized Runnable nextReady() {
        Runnable next = ready.poll();
        leaving = next != null;
        return next;
    }

    /** The calls of a batch that has its instance, or none any more. */
    public synchronized List<BatchedCall> take(Batch batch) {
        batches.remove(batch);
        List<BatchedCall> calls = batch.take();
        waiting -= calls.size();
        return calls;
    }

    public synchronized boolean hasWaitingCallers(Batch batch) {
        return batch.hasWaitingCallers();
    }

    /** A caller gave up. A batch of which all did leaves the queue for instances too. */
    public void forget(BatchedCall call) {
        Runnable left = remove(call);
        if (left != null) {
            left.run();
        }
    }

    /** What is to be done for an empty batch; null if it is not. */
    private synchronized Runnable remove(BatchedCall call) {
        for (var batch : batches) {
            if (batch.remove(call)) {
                waiting--;
                return batch.size() == 0 ? batch.emptyAction() : null;
            }
        }
        return null;
    }

    /** It waits for an instance; {@code action} ends that. */
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

    /** All that wait fail. */
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
