package org.wasmplugins.quarkus.runtime;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.host.spi.GuestThreads;

import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * The threads of Quarkus. A task runs in the Vert.x context of the caller of the plugin, or in a new one. Otherwise a call
 * that waited would run in the context of the call that returned its lease.
 */
final class QuarkusThreads implements GuestThreads {

    /** The prefix that Quarkus gives the names of worker threads. */
    private static final String WORKERS = "executor-thread";
    private static final String WORKERS_QUEUE = "org.jboss.threads.EnhancedQueueExecutor";

    private final Vertx vertx;
    private final GuestThreads plain;
    private final boolean virtualThreads;
    private final int mostWaiting;
    /** The context for callers whose Vert.x context belongs to no event loop. */
    private final Context anyLoop;

    /**
     * @param virtualThreads whether the application lets Quarkus use virtual threads
     * @param mostWaiting the number of workers that may wait for plugins
     */
    QuarkusThreads(Vertx vertx, Executor workers, boolean virtualThreads, int mostWaiting) {
        this.vertx = vertx;
        this.mostWaiting = mostWaiting;
        this.virtualThreads = virtualThreads;
        this.plain = GuestThreads.of(workers);
        this.anyLoop = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    }

    @Override
    public Optional<String> problem(ExecutionModel model) {
        return switch (model) {
            case WORKER, EVENT_LOOP -> Optional.empty();
            // Quarkus would silently use workers instead.
            case VIRTUAL_THREAD -> virtualThreads ? plain.problem(model)
                    : Optional.of("Virtual threads are switched off by quarkus.virtual-threads.enabled.");
        };
    }

    @Override
    public boolean isCurrent(ExecutionModel model) {
        if (model == ExecutionModel.WORKER) {
            return Thread.currentThread().getName().startsWith(WORKERS);
        }
        if (model != ExecutionModel.EVENT_LOOP) {
            return plain.isCurrent(model);
        }
        var current = Vertx.currentContext();
        return Context.isOnEventLoopThread() && current != null && current.isEventLoopContext();
    }

    @Override
    public Executor executor(ExecutionModel model) {
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        return switch (model) {
            case WORKER -> new OnWorkers(context);
            case VIRTUAL_THREAD -> task -> onVirtualThread(context, task);
            case EVENT_LOOP ->
                onLoop(context.isEventLoopContext() ? context : VertxContext.createNewDuplicatedContext(anyLoop));
        };
    }

    /** True if the worker waits at the queue of its executor. */
    @Override
    public boolean isIdle(Thread thread) {
        var blocker = LockSupport.getBlocker(thread);
        return blocker != null && blocker.getClass().getName().equals(WORKERS_QUEUE);
    }

    /** Runs tasks in the context, on workers or on other threads. */
    private record OnWorkers(Context context) implements Movable {

        @Override
        public void execute(Runnable task) {
            onWorker(context, task);
        }

        /** Uses the internal API: Vert.x has no other way to set a context on a thread of another owner. */
        @Override
        public void executeOn(Executor threads, Runnable task) {
            threads.execute(() -> ((ContextInternal) context).dispatch(task));
        }
    }

    @Override
    public int mostWaitingWorkers() {
        return mostWaiting;
    }

    /** Runs a task on a worker of Vert.x; these are the workers of Quarkus. */
    private static void onWorker(Context context, Runnable task) {
        context.executeBlocking(Executors.callable(task), false);
    }

    /** Runs a task on a virtual thread. Quarkus' executor captures the Vert.x context that is current when it gets a task. */
    private static void onVirtualThread(Context context, Runnable task) {
        var executor = VirtualThreadsRecorder.getCurrent();
        if (context == Vertx.currentContext()) {
            executor.execute(task);
        } else {
            context.runOnContext(ignored -> {
                try {
                    executor.execute(task);
                } catch (RejectedExecutionException e) {
                    // The application shuts down; the task must end all the same.
                    onWorker(context, task);
                }
            });
        }
    }

    private static Executor onLoop(Context context) {
        return task -> context.runOnContext(ignored -> task.run());
    }

    @Override
    public Executor currentLoop() {
        return onLoop(VertxContext.getRootContext(Vertx.currentContext()));
    }
}
