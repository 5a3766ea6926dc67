package org.wasmplugins.host.internal.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.CallerThread;
import org.wasmplugins.host.internal.run.DirectExecutor;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.host.internal.run.LeasedCall;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.PluginCall;

/** Leases an instance of the pool and runs it on a thread that may be blocked, in the caller's context. */
final class PooledInvoker implements BlockingCalls {

    private final ManagedPlugin plugin;
    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;
    private final Rescue rescue;

    PooledInvoker(ManagedPlugin plugin, CallEnvironment environment) {
        this.plugin = plugin;
        this.threads = environment.threads();
        this.contextual = environment.contextual();
        this.deadlines = environment.deadlines();
        this.rescue = environment.rescue();
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall requested, ExecutionModel model) {
        var call = new GuestCall(plugin.manifest(), requested, deadlines);
        var leased = new LeasedCall(call);
        CallerThread caller = CallerThread.current();
        // The application may interrupt its thread, and a stateful plugin would lose its state.
        boolean here = caller != null && !plugin.manifest().execution().stateful()
                && (model == ExecutionModel.WORKER || threads.isCurrent(model));
        // Captures the caller's context now: the stage below runs on the thread that gives the lease back.
        Executor executor = here ? caller : threads.executor(model);
        Runnable task = here ? leased : guarded(leased, contextual.apply(leased));
        InstancePool pool = plugin.pool();
        if (!here) {
            call.timeoutsReportedBy(pool.refusals());
        }
        CompletableFuture<Lease> acquired = pool.acquire(here ? DirectExecutor.INSTANCE : pool.refusals(),
                call.patienceNanos(pool.usualTime()));
        if (Futures.isAnswered(acquired)) {
            leased.assignLease(acquired.join());
            submit(leased, task, executor, here, model, Duration.ZERO);
            return call.result();
        }
        try {
            await(acquired, leased, task, executor, here, model);
        } catch (RuntimeException | Error e) {
            releaseUnused(acquired);
            throw e;
        }
        return call.result();
    }

    private void await(CompletableFuture<Lease> acquired, LeasedCall leased, Runnable task, Executor executor, boolean here,
            ExecutionModel model) {
        GuestCall call = leased.call();
        InstancePool pool = plugin.pool();
        // First, so that no cancellation is missed between the two.
        Futures.cancelWith(call.result(), acquired);
        acquired.whenComplete((lease, failure) -> {
            if (failure != null) {
                call.fail(failure);
            } else {
                leased.assignLease(lease);
                call.noteWait(pool.usualTime());
                submit(leased, task, executor, here, model, pool.timeWaited(acquired));
            }
        });
    }

    /** Leaves the queue, or closes a lease that came already. */
    private static void releaseUnused(CompletableFuture<Lease> acquired) {
        if (!acquired.cancel(false) && !acquired.isCompletedExceptionally()) {
            acquired.join().close();
        }
    }

    private static Runnable guarded(LeasedCall leased, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                leased.abandon("the caller's context cannot be had on the plugin's thread: " + e, e);
            }
        };
    }

    private void submit(LeasedCall leased, Runnable task, Executor executor, boolean here, ExecutionModel model,
            Duration waited) {
        if (leased.call().isDone()) {
            leased.abandon("it was cancelled.", null);
            return;
        }
        try {
            if (here) {
                executor.execute(task);
            } else if (model == ExecutionModel.WORKER) {
                rescue.execute(task, executor);
            } else {
                Duration wait = plugin.pool().settings().maxWait();
                rescue.execute(task, executor, wait.minus(waited),
                        () -> leased.refuse(OverloadMessages.noThread(plugin.manifest(), model, wait)));
            }
        } catch (RuntimeException | Error e) {
            leased.abandon("no thread takes the event, because the application shuts down or its executor is full.", e);
        }
    }
}
