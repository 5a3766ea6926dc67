package org.wasmplugins.host.internal.eventloop;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.runtime.Plugin;

/** Makes instances for event loops on workers: an event loop must not be busy for so long. */
public final class LoopInstanceMaker {

    private static final int MOST_TRIES = 20;
    private static final long BETWEEN_TRIES_NANOS = 50_000_000;

    private final InstanceFactory factory;
    private final InstancePool standby;
    private final Deadlines deadlines;
    private final Executor workers;

    /** @param standby may have an idle instance, for example the one of the plugin's start */
    public LoopInstanceMaker(InstanceFactory factory, InstancePool standby, Deadlines deadlines, Executor workers) {
        this.factory = factory;
        this.standby = standby;
        this.deadlines = deadlines;
        this.workers = workers;
    }

    /**
     * Makes an instance within the time limit of a start.
     *
     * @param loop runs {@code made} with the instance or the failure
     */
    void make(Executor loop, BiConsumer<Plugin, Throwable> made) {
        workers.execute(() -> {
            var instance = new Plugin[1];
            Throwable failure = null;
            try {
                instance[0] = standby.takeIdle();
                if (instance[0] == null) {
                    deadlines.startAllowance(factory.manifest()).within(() -> instance[0] = factory.make());
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            deliver(loop, made, instance[0], failure);
            factory.reportIfExhausted();
        });
    }

    private void deliver(Executor loop, BiConsumer<Plugin, Throwable> made, Plugin instance, Throwable failure) {
        for (int tries = 1;; tries++) {
            try {
                loop.execute(() -> made.accept(instance, failure));
                return;
            } catch (OutOfMemoryError e) {
                if (tries == MOST_TRIES) {
                    end(instance);
                    throw e;
                }
                // The loop waits for this instance and does not ask for another one.
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            } catch (RuntimeException | Error e) {
                // The loop is stopped and runs no more tasks.
                end(instance);
                return;
            }
        }
    }

    private void end(Plugin instance) {
        if (instance != null) {
            factory.end(instance, DiscardCause.CLOSED);
        }
    }
}
