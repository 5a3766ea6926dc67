package org.wasmplugins.host;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;

/** Takes a call to the threads that it is for: those of the plugin's manifest, or those that the caller wants. */
final class ModelInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final BlockingCalls pooled;
    private final LoopInvoker onLoops;
    private final Map<ExecutionModel, String> problems = new EnumMap<>(ExecutionModel.class);

    ModelInvoker(ManagedPlugin plugin, GuestThreads threads, BlockingCalls pooled, LoopInvoker onLoops) {
        this.plugin = plugin;
        this.pooled = pooled;
        this.onLoops = onLoops;
        for (var model : ExecutionModel.values()) {
            threads.problem(model).or(() -> stateProblem(model)).ifPresent(problem -> problems.put(model, problem));
        }
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        var model = call.model().orElse(plugin.manifest().execution().model());
        var problem = problems.get(model);
        if (problem != null) {
            return CompletableFuture.failedFuture(new PluginExecutionException(
                    PluginOperation.of(plugin.manifest(), "run"), "it cannot run with the execution model '" + model.key()
                            + "' that the call asks for. " + problem,
                    null));
        }
        if (model == ExecutionModel.EVENT_LOOP) {
            return onLoops.invoke(call);
        }
        call.happensNow();
        return pooled.invoke(call, model);
    }

    private Optional<String> stateProblem(ExecutionModel model) {
        var execution = plugin.manifest().execution();
        if (model != ExecutionModel.EVENT_LOOP) {
            return Optional.empty();
        }
        if (execution.stateful()) {
            return Optional.of("It is stateful, and each event loop has an instance of its own.");
        }
        return execution.batch()
                .map(batch -> "Its events go in batches, which wait for others, and no event loop does.");
    }
}
