package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.lifecycle.LazyLoads;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.PluginCall;

/** Loads a plugin before its first use, or after a failed load, and then passes the call on. */
final class LazyInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final LazyLoads loads;
    private final UnaryOperator<Runnable> contextual;
    private final GuestThreads threads;
    private final Rescue rescue;
    private final PluginInvoker next;

    LazyInvoker(ManagedPlugin plugin, LazyLoads loads, CallEnvironment environment, PluginInvoker next) {
        this.plugin = plugin;
        this.loads = loads;
        this.contextual = environment.contextual();
        this.threads = environment.threads();
        this.rescue = environment.rescue();
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        // A call that the plugin does not handle does not load it.
        if (plugin.state() == PluginState.READY || !Admission.admits(plugin.manifest(), call)) {
            return next.invoke(call);
        }
        call.fixTimeAndId();
        var result = new CompletableFuture<PluginResponse>();
        // Captures the caller's context now: the thread that loads the plugin has another one.
        Runnable continuation = contextual.apply(() -> invokeNext(call, result));
        Executor executor = threads.executor(ExecutionModel.WORKER);
        loads.load(plugin).whenComplete((loaded, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!result.isDone()) {
                continueOnWorker(continuation, executor, result);
            }
        });
        return result;
    }

    private void continueOnWorker(Runnable continuation, Executor executor, CompletableFuture<PluginResponse> result) {
        try {
            rescue.execute(() -> {
                try {
                    continuation.run();
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            }, executor);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(new PluginExecutionException(PluginOperation.of(plugin.manifest(), "run"),
                    "no thread takes the event, because the application shuts down or its executor is full.", e));
        }
    }

    private void invokeNext(PluginCall call, CompletableFuture<PluginResponse> result) {
        CompletableFuture<PluginResponse> running = next.invoke(call).toCompletableFuture();
        Futures.copy(running, result);
        Futures.cancelWith(result, running);
    }
}
