package org.wasmplugins.host.internal.call;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.PluginCall;

/** Routes a call to the execution model that the caller asks for, or else to the one of the manifest. */
final class ModelInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final BlockingCalls pooled;
    private final LoopInvoker onLoops;
    private final GuestThreads threads;
    private final Optional<String> loopProblem;

    ModelInvoker(ManagedPlugin plugin, GuestThreads threads, BlockingCalls pooled, LoopInvoker onLoops) {
        this.plugin = plugin;
        this.pooled = pooled;
        this.onLoops = onLoops;
        this.threads = threads;
        this.loopProblem = loopProblem(plugin.manifest().execution());
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        ExecutionModel model = call.model().orElse(plugin.manifest().execution().model());
        Optional<String> problem = threads.problem(model);
        if (problem.isEmpty() && model == ExecutionModel.EVENT_LOOP) {
            problem = loopProblem;
        }
        if (problem.isPresent()) {
            return CompletableFuture.failedFuture(new PluginExecutionException(
                    PluginOperation.of(plugin.manifest(), "run"), "it cannot run with the execution model '" + model.key()
                            + "' that the call asks for. " + problem.get()));
        }
        if (model == ExecutionModel.EVENT_LOOP) {
            return onLoops.invoke(call);
        }
        call.fixTimeAndId();
        return pooled.invoke(call, model);
    }

    private static Optional<String> loopProblem(ExecutionSettings execution) {
        if (execution.stateful()) {
            return Optional.of("It is stateful, and each event loop has an instance of its own.");
        }
        return execution.batch().isPresent()
                ? Optional.of("Its events go in batches, which wait for others, and no event loop does.")
                : Optional.empty();
    }
}
