package org.wasmplugins.host;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;

/** Leases an instance and runs it on a thread that may be blocked, in the context of the caller. */
final class PooledInvoker implements BlockingCalls {

    private final ManagedPlugin plugin;
    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;

    PooledInvoker(ManagedPlugin plugin, GuestThreads threads, UnaryOperator<Runnable> contextual, Deadlines deadlines) {
        this.plugin = plugin;
        this.threads = threads;
        this.contextual = contextual;
        this.deadlines = deadlines;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall requested, ExecutionModel model) {
        var call = new GuestCall(plugin.manifest(), requested, deadlines);
        var leased = new LeasedCall(call);
        var caller = CallerThread.current();
        boolean here = caller != null && (model == ExecutionModel.WORKER || threads.isCurrent(model));
        // The context is the caller's, so it is taken now: whoever gives the lease back later runs the continuation below.
        var executor = here ? caller : threads.executor(model);
        var task = here ? leased : guarded(leased, contextual.apply(leased));
        var acquired = here ? plugin.pool().acquire(AtOnce.EXECUTOR) : plugin.pool().acquire();
        if (Cancellations.isOver(acquired)) {
            leased.leased(acquired.join());
            submit(call, leased, task, executor);
            return call.result();
        }
        acquired.whenComplete((lease, failure) -> {
            if (failure != null) {
                call.fail(failure);
            } else {
                leased.leased(lease);
                submit(call, leased, task, executor);
            }
        });
        call.result().whenComplete((response, failure) -> {
            if (call.result().isCancelled()) {
                acquired.cancel(false);
            }
        });
        return call.result();
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

    private static void submit(GuestCall call, LeasedCall leased, Runnable task, Executor executor) {
        if (call.isDone()) {
            leased.abandon("it was cancelled.", null);
            return;
        }
        try {
            executor.execute(task);
        } catch (RuntimeException | Error e) {
            leased.abandon("no thread takes the event, because the application shuts down or its executor is full.", e);
        }
    }
}
