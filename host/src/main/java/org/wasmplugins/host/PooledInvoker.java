package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;

/** Leases an instance and runs it on a worker thread, in the context of the caller and within the plugin's time. */
final class PooledInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final Executor workers;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;

    PooledInvoker(ManagedPlugin plugin, Executor workers, UnaryOperator<Runnable> contextual, Deadlines deadlines) {
        this.plugin = plugin;
        this.workers = workers;
        this.contextual = contextual;
        this.deadlines = deadlines;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall requested) {
        var call = new Call(requested);
        // The context is the caller's, so it is taken now: whoever gives the lease back later runs the continuation below.
        var task = contextual.apply(call);
        var acquired = plugin.pool().acquire();
        acquired.whenComplete((lease, failure) -> {
            if (failure != null) {
                call.result.completeExceptionally(failure);
            } else {
                submit(call, task, lease);
            }
        });
        call.result.whenComplete((response, failure) -> {
            if (call.result.isCancelled()) {
                acquired.cancel(false);
            }
        });
        return call.result;
    }

    private void submit(Call call, Runnable task, Lease lease) {
        call.lease = lease;
        if (call.result.isDone()) {
            lease.close();
            return;
        }
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    call.abandon("the caller's context cannot be had on the worker: " + e, e);
                }
            });
        } catch (RuntimeException | Error e) {
            call.abandon("no worker thread takes the event, because the application shuts down or its executor is full.", e);
        }
    }

    /** Handed from the caller to the worker by the executor, which makes its fields visible there. */
    private final class Call implements Runnable {

        private final PluginCall requested;
        private final Deadline outer = Deadlines.current();
        private final CompletableFuture<PluginResponse> result = new CompletableFuture<>();
        private Lease lease;

        Call(PluginCall requested) {
            this.requested = requested;
        }

        /** The lease ends before the result is given, so that whoever acts on the result finds the instance free. */
        @Override
        public void run() {
            PluginResponse response;
            try (var used = lease) {
                if (result.isDone()) {
                    return;
                }
                if (outer != null && outer.isOver()) {
                    throw tooLate();
                }
                response = deadlines.within(plugin.manifest(), PluginHook.HANDLE_EVENT.label(), outer,
                        () -> used.instance().handleEvent(requested.event(), requested.answer()));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                return;
            }
            result.complete(response);
        }

        private PluginExecutionException tooLate() {
            return new PluginExecutionException(PluginOperation.of(plugin.manifest(), "run"),
                    "the time of the call that it serves was over before it could begin.", null);
        }

        /** The call never ran. */
        void abandon(String problem, Throwable cause) {
            lease.close();
            result.completeExceptionally(
                    new PluginExecutionException(PluginOperation.of(plugin.manifest(), "run"), problem, cause));
        }
    }
}
