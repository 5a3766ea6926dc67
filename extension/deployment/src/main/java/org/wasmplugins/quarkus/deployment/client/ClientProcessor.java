package org.wasmplugins.quarkus.deployment.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.quarkus.deployment.item.BrokenPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.quarkus.deployment.item.ClientMethodBuildItem;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.KnownPlugins;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.ExecutionModels;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.deployment.type.LeftOut;
import org.wasmplugins.quarkus.runtime.client.Abandonable;
import org.wasmplugins.quarkus.runtime.client.AbandoningInterceptor;
import org.wasmplugins.quarkus.runtime.client.AttemptInterceptor;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ArcConfig;
import io.quarkus.arc.deployment.BuildTimeConditionBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanGizmoAdaptor;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;

/** Finds plugin clients, checks them and generates their beans. */
class ClientProcessor {

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem allowExecutionModels(CombinedIndexBuildItem index) {
        var interfaces = ClientSignatures.interfaces(index.getIndex());
        return new ExecutionModelAnnotationsAllowedBuildItem(
                method -> interfaces.contains(method.declaringClass().name())
                        || method.hasDeclaredAnnotation(DotNames.EVENT_TYPE));
    }

    @BuildStep
    AdditionalBeanBuildItem endAbandonedCalls() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(Abandonable.class, AbandoningInterceptor.class,
                AttemptInterceptor.class).build();
    }

    @BuildStep
    void generateClients(CombinedIndexBuildItem index, List<DiscoveredPluginBuildItem> plugins,
            List<BrokenPluginBuildItem> broken, WasmPluginsBuildTimeConfig config, List<BuildTimeConditionBuildItem> conditions,
            ArcConfig arc,
            BuildProducer<GeneratedBeanBuildItem> beans, BuildProducer<SyntheticBeanBuildItem> standIns,
            BuildProducer<ClientMethodBuildItem> methods, BuildProducer<ReflectiveHierarchyBuildItem> serialized,
            BuildProducer<ValidationErrorBuildItem> errors) {
        int next = 0;
        var known = new KnownPlugins(plugins, broken);
        var leftOut = new LeftOut(index.getIndex(), conditions, arc);
        var clients = index.getIndex().getAnnotations(DotNames.PLUGIN_CLIENT).stream()
                .sorted((one, other) -> one.target().asClass().name().compareTo(other.target().asClass().name())).toList();
        for (var annotation : clients) {
            var client = annotation.target().asClass();
            if (leftOut.contains(client)) {
                continue;
            }
            var problem = problem(client, annotation, known);
            problem.ifPresent(text -> errors.produce(BuildProblems.client("The plugin client " + client.name(), text)));
            var plugin = known.manifest(annotation.value().asString());
            if (problem.isPresent() || plugin.isEmpty()) {
                standIns.produce(ClientStandIn.of(client, index.getIndex()));
                continue;
            }
            var numbers = new LinkedHashMap<ClientSignature, Integer>();
            for (var method : ClientSignatures.of(client, index.getIndex())) {
                var wrong = methodProblem(method, plugin.get(), config);
                if (wrong.isPresent()) {
                    errors.produce(BuildProblems.client("The method " + ClientMethods.describe(client, method.method())
                            + " of a plugin client",
                            wrong.get()));
                    continue;
                }
                methods.produce(new ClientMethodBuildItem(next, ClientMethods.read(client, method, plugin.get())));
                numbers.put(method, next++);
                registerSerialized(client, method, serialized);
            }
            ClientGenerator.generate(client, numbers, plugin.get(), new GeneratedBeanGizmoAdaptor(beans));
        }
    }

    private static Optional<String> problem(ClassInfo client, AnnotationInstance annotation, KnownPlugins known) {
        if (!client.isInterface() || client.isAnnotation()) {
            return Optional.of("it is not an interface.");
        }
        if (!client.typeParameters().isEmpty()) {
            return Optional.of("it must not have type parameters.");
        }
        var id = annotation.value().asString();
        return known.contains(id) ? Optional.empty()
                : Optional.of("there is no plugin '" + id + "'" + NearestName.of(id, known.ids())
                        .map(nearest -> "; did you mean '" + nearest + "'?").orElse("; there are " + known.ids() + "."));
    }

    private static Optional<String> methodProblem(ClientSignature method, PluginManifest plugin,
            WasmPluginsBuildTimeConfig config) {
        return ClientMethods.problem(method, plugin)
                .or(() -> ExecutionModels.of(method.method()).filter(model -> model == ExecutionModel.EVENT_LOOP)
                        .flatMap(model -> ExecutionModels.eventLoopProblem(plugin, config.eventLoop().maxExecutionTime()))
                        .map(problem -> "it is @NonBlocking, and the plugin " + plugin.id() + " may not run on an event loop. "
                                + problem));
    }

    /** Registers the types for Jackson, which writes the data of events and reads the answers. */
    private static void registerSerialized(ClassInfo client, ClientSignature method,
            BuildProducer<ReflectiveHierarchyBuildItem> serialized) {
        Stream.concat(method.parameterTypes().stream(), Stream.of(JavaTypes.awaited(method.returnType())))
                .filter(type -> !type.name().equals(DotNames.BUFFER))
                .filter(type -> type.kind() == Type.Kind.CLASS || type.kind() == Type.Kind.PARAMETERIZED_TYPE).distinct()
                .forEach(type -> serialized.produce(ReflectiveHierarchyBuildItem.builder(type)
                        .source("plugin client " + ClientMethods.describe(client, method.method())).build()));
    }
}
