package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;

/** Has a plugin loaded that waits for its first use, or whose load failed before, and lets the call go on then. */
final class LazyInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final LazyLoads loads;
    private final UnaryOperator<Runnable> contextual;
    private final PluginInvoker next;

    LazyInvoker(ManagedPlugin plugin, LazyLoads loads, UnaryOperator<Runnable> contextual, PluginInvoker next) {
        this.contextual = contextual;
        this.plugin = plugin;
        this.loads = loads;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        // What the plugin does not handle is no use of it.
        if (plugin.state() == PluginState.READY || !Admission.admits(plugin.manifest(), call)) {
            return next.invoke(call);
        }
        call.happensNow();
        var result = new CompletableFuture<PluginResponse>();
        // The context is the caller's, so it is taken now: the call goes on on the thread that loaded the plugin.
        var going = contextual.apply(() -> go(call, result));
        loads.load(plugin).whenComplete((loaded, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!result.isDone()) {
                going.run();
            }
        });
        return result;
    }

    private void go(PluginCall call, CompletableFuture<PluginResponse> result) {
        var running = next.invoke(call).toCompletableFuture();
        running.whenComplete((response, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(response);
            }
        });
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                running.cancel(false);
            }
        });
    }
}
