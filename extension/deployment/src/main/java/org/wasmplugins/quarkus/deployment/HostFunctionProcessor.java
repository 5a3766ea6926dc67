package org.wasmplugins.quarkus.deployment;

import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.host.container.BuiltInFunctions;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.quarkus.deployment.item.BrokenPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.HostFunctionBuildItem;
import org.wasmplugins.quarkus.deployment.item.KnownPlugins;
import org.wasmplugins.quarkus.deployment.module.CompiledPluginBuildItem;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.deployment.type.LeftOut;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.function.HostFunctionMethod;
import org.wasmplugins.wasm.abi.ImportCheck;
import org.wasmplugins.wasm.chicory.WasiTypes;

import io.quarkus.arc.deployment.ArcConfig;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.BuildTimeConditionBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;

/** Finds host functions and compares them with the imports of modules. */
class HostFunctionProcessor {

    private static final LogMessage FUNCTION_LEFT_OUT = LogMessage.info(216,
            "org.wasmplugins.quarkus.deployment.HostFunctionProcessor",
            "The host function %s is left out: its class is not a bean in this build. A build profile or property, @Vetoed,"
                    + " quarkus.arc.exclude-types, an alternative that is not selected, or a constructor that CDI cannot use"
                    + " keeps it out.");

    private static final LogMessage IMPORT_DENIED = LogMessage.warn(203,
            "org.wasmplugins.quarkus.deployment.HostFunctionProcessor",
            "Plugin %s (%s): %s: a call of it is denied.");

    @BuildStep
    AutoAddScopeBuildItem makeBeans() {
        return AutoAddScopeBuildItem.builder().containsAnnotations(DotNames.HOST_FUNCTION)
                .defaultScope(BuiltinScope.SINGLETON).reason("The class has host functions.").build();
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem allowExecutionModels() {
        return new ExecutionModelAnnotationsAllowedBuildItem(
                method -> method.hasDeclaredAnnotation(DotNames.HOST_FUNCTION));
    }

    @BuildStep
    UnremovableBeanBuildItem keepBeans() {
        return UnremovableBeanBuildItem.beanClassAnnotation(DotNames.HOST_FUNCTION);
    }

    @BuildStep
    void bindHostFunctions(BeanArchiveIndexBuildItem index, BeanDiscoveryFinishedBuildItem beans,
            InvokerFactoryBuildItem invokers, List<BuildTimeConditionBuildItem> conditions, ArcConfig arc,
            BuildProducer<HostFunctionBuildItem> functions, BuildProducer<ReflectiveHierarchyBuildItem> serialized,
            BuildProducer<ValidationErrorBuildItem> errors) {
        var bound = new HashSet<MethodInfo>();
        var names = new HashMap<Name, String>();
        beans.beanStream().classBeans().forEach(bean -> {
            for (var method : bean.getTarget().orElseThrow().asClass().methods()) {
                var annotation = method.declaredAnnotation(DotNames.HOST_FUNCTION);
                if (annotation == null || method.isBridge() || !bound.add(method)) {
                    continue;
                }
                var problem = HostFunctionMethods.problem(method);
                if (problem.isPresent()) {
                    errors.produce(error(method, problem.get()));
                    continue;
                }
                var function = HostFunctionMethods.read(method, annotation);
                var taken = taken(function, names, HostFunctionMethods.describe(method));
                if (taken.isPresent()) {
                    errors.produce(error(method, taken.get()));
                    continue;
                }
                var invoker = invokers.createInvoker(bean, method).withInstanceLookup().build();
                functions.produce(new HostFunctionBuildItem(function, HostFunctionMethods.isNonBlocking(method),
                        HostFunctionMethods.describe(method),
                        className(invoker.getClassDesc())));
                registerSerialized(method, serialized);
            }
        });
        var leftOut = new LeftOut(index.getIndex(), conditions, arc);
        for (var method : methodsWithoutBean(index, bound)) {
            if (HostFunctionMethods.canBeOfABean(method)) {
                FUNCTION_LEFT_OUT.log(HostFunctionMethods.describe(method));
            } else if (!leftOut.contains(method.declaringClass())) {
                errors.produce(error(method, "its class is not a CDI bean: it is abstract, an interface, or an inner class;"
                        + " put the annotation on the method of a class that can be a bean."));
            }
        }
    }

    /** The name of a function. Both its parts may have dots. The plugin is empty for a function that all plugins may get. */
    private record Name(String module, String function, String plugin) {
    }

    /** Reserves the name, for each plugin that may get the function. Returns the reason if another function has the name. */
    private static Optional<String> taken(HostFunctionMethod function, Map<Name, String> names, String method) {
        HostFunctionSignature signature = function.signature();
        var name = signature.module() + "." + signature.name();
        if (BuiltInFunctions.signatures().stream().anyMatch(builtIn -> builtIn.module().equals(signature.module())
                && builtIn.name().equals(signature.name()))) {
            return Optional.of("its name '" + name + "' is taken by a function that is built in; a name may be used once.");
        }
        var plugins = function.plugins().isEmpty() ? List.of("") : function.plugins();
        for (var plugin : plugins) {
            var other = names.putIfAbsent(new Name(signature.module(), signature.name(), plugin), method);
            if (other != null) {
                return Optional
                        .of("its name '" + name + "' is taken by " + other + (plugin.isEmpty() ? "" : " for plugin " + plugin)
                                + "; a name may be used once, or once for each plugin with @HostFunction(plugins = …).");
            }
        }
        return Optional.empty();
    }

    private static String className(ClassDesc desc) {
        return desc.packageName().isEmpty() ? desc.displayName() : desc.packageName() + "." + desc.displayName();
    }

    private static Set<MethodInfo> methodsWithoutBean(BeanArchiveIndexBuildItem index, Set<MethodInfo> bound) {
        var methods = new HashSet<MethodInfo>();
        for (var annotation : index.getIndex().getAnnotations(DotNames.HOST_FUNCTION)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD && !annotation.target().asMethod().isBridge()
                    && !bound.contains(annotation.target().asMethod())) {
                methods.add(annotation.target().asMethod());
            }
        }
        return methods;
    }

    private static ValidationErrorBuildItem error(MethodInfo method, String problem) {
        return BuildProblems.hostFunction(HostFunctionMethods.describe(method), problem);
    }

    /** Registers the types for Jackson, which reads the arguments of host functions and writes their results. */
    private static void registerSerialized(MethodInfo method, BuildProducer<ReflectiveHierarchyBuildItem> serialized) {
        var types = new HashSet<Type>(method.parameterTypes());
        types.removeIf(type -> type.name().equals(DotNames.HOST_CONTEXT));
        types.add(JavaTypes.awaited(method.returnType()));
        types.stream().filter(type -> type.kind() == Type.Kind.CLASS || type.kind() == Type.Kind.PARAMETERIZED_TYPE)
                .forEach(type -> serialized.produce(ReflectiveHierarchyBuildItem.builder(type)
                        .source("host function " + HostFunctionMethods.describe(method)).build()));
    }

    @BuildStep
    void checkImportsExist(List<CompiledPluginBuildItem> plugins, List<HostFunctionBuildItem> functions,
            WasmPluginsBuildTimeConfig config, BuildProducer<ValidationErrorBuildItem> errors) {
        var wasi = WasiTypes.byName();
        for (var plugin : plugins) {
            var signatures = HostFunctionBuildItem.of(plugin.manifest().id(), functions).stream()
                    .map(HostFunctionBuildItem::signature).toList();
            var known = Stream.concat(signatures.stream(), BuiltInFunctions.signatures().stream()).toList();
            ImportCheck.problems(plugin.module(), known, wasi)
                    .forEach(problem -> errors.produce(BuildProblems.plugin(plugin.manifest(), plugin.moduleFile(), problem)));
            for (var problem : denied(plugin, signatures)) {
                if (config.strictImports()) {
                    errors.produce(BuildProblems.plugin(plugin.manifest(), plugin.moduleFile(),
                            problem + "; quarkus.wasm-plugins.strict-imports makes that an error."));
                } else {
                    IMPORT_DENIED.log(plugin.manifest().id(), plugin.moduleFile(), problem);
                }
            }
        }
    }

    /**
     * Reports unknown ids. A function with a mistyped id would be bound to no plugin, and only the missing import would be
     * reported.
     */
    @BuildStep
    void checkPlugins(List<DiscoveredPluginBuildItem> plugins, List<BrokenPluginBuildItem> broken,
            List<HostFunctionBuildItem> functions,
            BuildProducer<ValidationErrorBuildItem> errors) {
        var ids = new KnownPlugins(plugins, broken).ids();
        for (var function : functions) {
            for (var id : function.function().plugins()) {
                if (!ids.contains(id)) {
                    errors.produce(BuildProblems.of("The host function " + function.method() + " is for the plugin '" + id
                            + "', which is not in the application"
                            + NearestName.of(id, ids).map(nearest -> "; did you mean '" + nearest + "'?").orElse(".")));
                }
            }
        }
    }

    private static List<String> denied(CompiledPluginBuildItem plugin, List<HostFunctionSignature> functions) {
        var allowed = plugin.manifest().permissions().hostFunctions();
        var denied = plugin.module().imports().stream()
                .filter(needed -> functions.stream().anyMatch(function -> function.module().equals(needed.module())
                        && function.name().equals(needed.name())))
                .map(needed -> needed.name()).filter(name -> !allowed.contains(name)).distinct()
                .map(name -> "The module imports the host function '" + name + "', which its manifest does not list under"
                        + " permissions.host_functions");
        return Stream.concat(denied, BuiltInFunctions.denied(plugin.manifest().permissions(), plugin.module().imports()
                .stream().filter(needed -> needed.module().equals(HostFunctionSignature.DEFAULT_MODULE))
                .map(needed -> needed.name()).toList()).stream()).toList();
    }
}
