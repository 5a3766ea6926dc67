package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;

/** Leases an instance and runs it on a worker thread, in the context of the caller. */
final class PooledInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final Executor workers;
    private final UnaryOperator<Runnable> contextual;

    PooledInvoker(ManagedPlugin plugin, Executor workers, UnaryOperator<Runnable> contextual) {
        this.plugin = plugin;
        this.workers = workers;
        this.contextual = contextual;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginEvent event) {
        var call = new Call(event);
        // The context is the caller's, so it is taken now: whoever gives the lease back later runs the continuation below.
        var task = contextual.apply(call);
        plugin.pool().acquire().whenComplete((lease, failure) -> {
            if (failure != null) {
                call.result.completeExceptionally(failure);
            } else {
                submit(call, task, lease);
            }
        });
        return call.result;
    }

    private void submit(Call call, Runnable task, Lease lease) {
        call.lease = lease;
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            lease.close();
            call.result.completeExceptionally(new PluginExecutionException(PluginOperation.of(plugin.manifest(), "run"),
                    "no worker thread takes the event, because the application shuts down or its executor is full.", e));
        }
    }

    /** Handed from the caller to the worker by the executor, which makes its fields visible there. */
    private static final class Call implements Runnable {

        private final PluginEvent event;
        private final CompletableFuture<PluginResponse> result = new CompletableFuture<>();
        private Lease lease;

        Call(PluginEvent event) {
            this.event = event;
        }

        /** The lease ends before the result is given, so that whoever acts on the result finds the instance free. */
        @Override
        public void run() {
            PluginResponse response;
            try (var used = lease) {
                response = used.instance().handleEvent(event);
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                return;
            }
            result.complete(response);
        }
    }
}
