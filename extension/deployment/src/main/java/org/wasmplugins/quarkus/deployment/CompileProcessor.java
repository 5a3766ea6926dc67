package org.wasmplugins.quarkus.deployment;

import java.util.HashMap;
import java.util.List;

import org.wasmplugins.wasm.chicory.InvalidModuleException;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;

/** Checks modules and compiles them to classes. */
class CompileProcessor {

    @BuildStep
    void compileModules(List<DiscoveredPluginBuildItem> plugins, BuildProducer<CompiledPluginBuildItem> compiled,
            BuildProducer<GeneratedClassBuildItem> classes, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources, BuildProducer<ValidationErrorBuildItem> errors) {
        var builds = new HashMap<String, ModuleBuild>();
        for (var plugin : plugins) {
            var entryClass = ModuleBuild.entryClass(plugin.module());
            try {
                var build = builds.get(entryClass);
                if (build == null) {
                    build = ModuleBuild.compile(plugin.module());
                    builds.put(entryClass, build);
                }
                var problems = build.problemsFor(plugin);
                report(plugin, build);
                problems.forEach(problem -> errors.produce(error(plugin, problem)));
                if (problems.isEmpty()) {
                    compiled.produce(
                            new CompiledPluginBuildItem(plugin.manifest(), plugin.moduleFile(), build.info(), entryClass));
                }
            } catch (InvalidModuleException e) {
                errors.produce(error(plugin, "The file is not a module that can run: " + e.getMessage() + "."));
            }
        }
        for (var build : builds.values()) {
            build.classes().classes().forEach((name, bytes) -> classes.produce(new GeneratedClassBuildItem(true, name, bytes)));
            resources.produce(new GeneratedResourceBuildItem(build.classes().resourceName(), build.classes().resource()));
            nativeResources.produce(new NativeImageResourceBuildItem(build.classes().resourceName()));
        }
    }

    private static void report(DiscoveredPluginBuildItem plugin, ModuleBuild build) {
        for (var function : build.classes().tooLarge()) {
            BuildMessage.FUNCTION_INTERPRETED.log(plugin.manifest().id(), plugin.moduleFile(), function);
        }
    }

    private static ValidationErrorBuildItem error(DiscoveredPluginBuildItem plugin, String problem) {
        return new ValidationErrorBuildItem(new PluginBuildException(
                "Plugin " + plugin.manifest().id() + " (" + plugin.moduleFile() + "): " + problem));
    }
}
