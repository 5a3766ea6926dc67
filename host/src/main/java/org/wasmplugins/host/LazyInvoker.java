package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;

/** Has a plugin loaded that waits for its first use, or whose load failed before, and lets the call go on then. */
final class LazyInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final LazyLoads loads;
    private final PluginInvoker next;

    LazyInvoker(ManagedPlugin plugin, LazyLoads loads, PluginInvoker next) {
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
        var result = new CompletableFuture<PluginResponse>();
        loads.load(plugin).whenComplete((loaded, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!result.isDone()) {
                go(call, result);
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
