package org.wasmplugins.quarkus.deployment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.container.BuiltInFunctions;
import org.wasmplugins.host.spi.BuiltInFunction;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.quarkus.deployment.item.ClientMethodBuildItem;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.HostFunctionBuildItem;
import org.wasmplugins.quarkus.deployment.module.CompiledPluginBuildItem;
import org.wasmplugins.quarkus.deployment.type.ExecutionModels;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;

/** Reports plugins that may not run on event loops, because they would block them for too long. */
class ExecutionModelProcessor {

    @BuildStep
    void checkTimes(List<DiscoveredPluginBuildItem> plugins, WasmPluginsBuildTimeConfig config,
            BuildProducer<ValidationErrorBuildItem> errors) {
        for (var plugin : plugins) {
            if (plugin.manifest().execution().model() == ExecutionModel.EVENT_LOOP) {
                ExecutionModels.eventLoopProblem(plugin.manifest(), config.eventLoop().maxExecutionTime())
                        .ifPresent(problem -> errors.produce(error(plugin.manifest(), plugin.moduleFile(), problem)));
            }
        }
    }

    @BuildStep
    void checkEventLoopImports(List<CompiledPluginBuildItem> plugins, List<HostFunctionBuildItem> functions,
            List<ClientMethodBuildItem> clients, BuildProducer<ValidationErrorBuildItem> errors) {
        var byClients = clients.stream().map(ClientMethodBuildItem::method)
                .filter(method -> method.model().filter(model -> model == ExecutionModel.EVENT_LOOP).isPresent())
                .map(method -> method.plugin()).collect(Collectors.toSet());
        for (var plugin : plugins) {
            var manifest = plugin.manifest();
            if (manifest.execution().model() == ExecutionModel.EVENT_LOOP || byClients.contains(manifest.id().value())) {
                waiting(plugin, functions)
                        .forEach(problem -> errors.produce(error(manifest, plugin.moduleFile(), problem)));
            }
        }
    }

    /**
     * Returns the problems of imported functions that wait. A function that the plugin does not list is denied before it
     * could wait.
     */
    private static Stream<String> waiting(CompiledPluginBuildItem plugin, List<HostFunctionBuildItem> functions) {
        var allowed = plugin.manifest().permissions().hostFunctions();
        var imports = plugin.module().imports();
        var own = HostFunctionBuildItem.of(plugin.manifest().id(), functions).stream()
                .filter(function -> !function.isNonBlocking())
                .filter(function -> allowed.contains(function.signature().name()))
                .filter(function -> imports.stream().anyMatch(needed -> needed.module().equals(function.signature().module())
                        && needed.name().equals(function.signature().name())))
                .map(function -> "The module imports the host function '" + function.signature().name() + "', and "
                        + function.method() + " is not @NonBlocking, or answers later.");
        var waiting = BuiltInFunctions.all().stream().filter(BuiltInFunction::waits)
                .map(function -> function.signature().name()).toList();
        var builtIn = imports.stream().filter(needed -> needed.module().equals(HostFunctionSignature.DEFAULT_MODULE))
                .map(needed -> needed.name()).filter(waiting::contains).distinct()
                .map(name -> "The module imports the host function '" + name + "', which waits.");
        return Stream.concat(own, builtIn);
    }

    private static ValidationErrorBuildItem error(PluginManifest plugin, String file, String problem) {
        return BuildProblems.plugin(plugin, file,
                "It may not run on event loops, where its execution.model or a @NonBlocking client wants it. " + problem);
    }
}
