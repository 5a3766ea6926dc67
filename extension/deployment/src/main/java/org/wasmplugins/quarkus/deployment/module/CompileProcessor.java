package org.wasmplugins.quarkus.deployment.module;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.wasmplugins.RuntimeType;
import org.wasmplugins.Text;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.module.ModuleBuilds.Outcome;
import org.wasmplugins.wasm.chicory.FunctionNames;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.CompilerVersion;
import org.wasmplugins.wasm.chicory.compile.HugeMethod;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.pkg.NativeConfig;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/** Checks modules and compiles them to classes. */
public class CompileProcessor {

    private static final LogMessage NO_FUNCTION_NAMES = LogMessage.info(215,
            "org.wasmplugins.quarkus.deployment.CompileProcessor",
            "Plugin %s (%s): traps will show some or all of its functions by their numbers, because %s.");

    private static final LogMessage COMPILED = LogMessage.info(205, "org.wasmplugins.quarkus.deployment.CompileProcessor",
            "Modules compiled: %s, in %s ms; found as an earlier build compiled them: %s.");

    private static final LogMessage HUGE_METHODS = LogMessage.warn(204, "org.wasmplugins.quarkus.deployment.CompileProcessor",
            "Plugin %s (%s): HotSpot leaves methods of more than %s bytes to its interpreter, which is many times slower: %s."
                    + " To have them compiled, start the application with -XX:-DontCompileHugeMethods.");

    private static final LogMessage FUNCTION_INTERPRETED = LogMessage.warn(202,
            "org.wasmplugins.quarkus.deployment.CompileProcessor",
            "Plugin %s (%s): the %s is too large for a JVM method and runs in the interpreter.");

    /** The time for which a build compiles silently. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The most huge methods that a log line names: more would fill the screen. */
    private static final int MOST_HUGE_METHODS = 5;

    @BuildStep
    void compileModules(List<DiscoveredPluginBuildItem> discovered, OutputTargetBuildItem target, NativeConfig nativeExecutable,
            BuildProducer<CompiledPluginBuildItem> compiled,
            BuildProducer<GeneratedClassBuildItem> classes, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<ValidationErrorBuildItem> errors) {
        List<DiscoveredPluginBuildItem> plugins = discovered.stream().filter(plugin -> plugin.runsIn(RuntimeType.WASM))
                .toList();
        var runsIn = nativeExecutable.enabled() ? CompileTarget.NATIVE_EXECUTABLE : CompileTarget.JVM;
        var cache = new ModuleCache(target.getOutputDirectory(), CompilerVersion.current().map(compiler -> compiler + runsIn));
        long start = System.nanoTime();
        var named = new HashSet<String>();
        var outcomes = new ModuleBuilds((module, compiling) -> ModuleBuild.of(module, runsIn, cache, compiling), PATIENCE)
                .of(plugins);
        for (var plugin : plugins) {
            var entryClass = ModuleBuild.entryClass(plugin.module());
            var outcome = outcomes.get(entryClass);
            if (outcome.failure() != null) {
                errors.produce(BuildProblems.plugin(plugin,
                        "The file is not a module that can run: " + outcome.failure().getMessage() + "."));
                continue;
            }
            var problems = outcome.build().problemsFor(plugin);
            report(plugin, outcome.build());
            if (named.add(entryClass)) {
                FunctionNames.in(outcome.build().classes().resource()).problem()
                        .ifPresent(problem -> NO_FUNCTION_NAMES
                                .log(plugin.manifest().id(), plugin.moduleFile(), problem));
            }
            problems.forEach(problem -> errors.produce(BuildProblems.plugin(plugin, problem)));
            if (problems.isEmpty()) {
                compiled.produce(new CompiledPluginBuildItem(plugin.manifest(), plugin.moduleFile(), outcome.build(),
                        entryClass));
            }
        }
        var builds = outcomes.values().stream().map(Outcome::build).filter(Objects::nonNull).toList();
        reportTime(builds, Duration.ofNanos(System.nanoTime() - start));
        // These resources are read while a native executable is built, and are not in the executable.
        for (var build : builds) {
            build.classes().classes().forEach((name, bytes) -> classes.produce(new GeneratedClassBuildItem(true, name, bytes)));
            resources.produce(new GeneratedResourceBuildItem(build.classes().resourceName(), build.classes().resource()));
        }
    }

    private static void report(DiscoveredPluginBuildItem plugin, ModuleBuild build) {
        for (var function : build.classes().tooLarge()) {
            FUNCTION_INTERPRETED.log(plugin.manifest().id(), plugin.moduleFile(),
                    Text.printable(function.toString()));
        }
        reportHuge(plugin, HugeMethod.of(build.classes()));
    }

    private static void reportHuge(DiscoveredPluginBuildItem plugin, List<HugeMethod> methods) {
        if (!methods.isEmpty()) {
            var more = methods.size() > MOST_HUGE_METHODS ? ", and " + (methods.size() - MOST_HUGE_METHODS) + " more" : "";
            HUGE_METHODS.log(plugin.manifest().id(), plugin.moduleFile(), HugeMethod.LARGEST_COMPILED_BYTES,
                    methods.stream().limit(MOST_HUGE_METHODS).map(method -> Text.printable(method.toString()))
                            .collect(Collectors.joining(", ")) + more);
        }
    }

    private static void reportTime(List<ModuleBuild> builds, Duration took) {
        if (!builds.isEmpty()) {
            COMPILED.log(builds.stream().filter(build -> !build.compilation().cached()).count(), took.toMillis(),
                    builds.stream().filter(build -> build.compilation().cached()).count());
        }
    }
}
