package org.wasmplugins.quarkus.deployment;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.wasmplugins.host.spi.NearestName;
import org.wasmplugins.quarkus.deployment.item.BrokenPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.BuildProblems;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.KnownPlugins;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig.PluginBuildConfig;
import org.wasmplugins.quarkus.runtime.messaging.PluginStreams;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanGizmoAdaptor;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.FieldDescriptor;
import io.quarkus.gizmo.MethodDescriptor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Puts plugins between channels of SmallRye Reactive Messaging. */
class MessagingProcessor {

    private static final String KEY = "quarkus.wasm-plugins.plugins.\"%s\".%s";
    private static final String MESSAGE = "Lorg/eclipse/microprofile/reactive/messaging/Message<Ljava/lang/Object;>;";
    private static final String MESSAGES = "Lio/smallrye/mutiny/Multi<" + MESSAGE + ">;";

    @BuildStep
    void connectChannels(WasmPluginsBuildTimeConfig config, List<DiscoveredPluginBuildItem> plugins,
            List<BrokenPluginBuildItem> broken, Capabilities capabilities,
            BuildProducer<AdditionalBeanBuildItem> additional, BuildProducer<GeneratedBeanBuildItem> beans,
            BuildProducer<ValidationErrorBuildItem> errors) {
        var ids = new KnownPlugins(plugins, broken).ids();
        boolean connected = false;
        for (var entry : config.plugins().entrySet()) {
            var problem = problem(entry.getKey(), entry.getValue(), ids, capabilities);
            problem.ifPresent(text -> errors.produce(BuildProblems.of(text)));
            if (problem.isEmpty() && entry.getValue().incoming().isPresent()) {
                connected = true;
                generate(entry.getKey(), entry.getValue(), ids.indexOf(entry.getKey()), new GeneratedBeanGizmoAdaptor(beans));
            }
        }
        if (connected) {
            additional.produce(AdditionalBeanBuildItem.unremovableOf(PluginStreams.class));
        }
    }

    private static Optional<String> problem(String id, PluginBuildConfig plugin, List<String> ids, Capabilities capabilities) {
        if (plugin.incoming().isEmpty() && plugin.outgoing().isEmpty()) {
            return Optional.empty();
        }
        var key = KEY.formatted(id, plugin.incoming().isPresent() ? "incoming" : "outgoing");
        if (plugin.incoming().isEmpty()) {
            return Optional.of(key + " is set and " + KEY.formatted(id, "incoming") + " is not; a plugin gives messages only as"
                    + " answers to messages that come in.");
        }
        if (!ids.contains(id)) {
            return Optional.of(key + " is set, and there is no such plugin" + NearestName.of(id, ids)
                    .map(nearest -> "; did you mean '" + nearest + "'?").orElse("; there are " + ids + "."));
        }
        return capabilities.isPresent(Capability.MESSAGING) ? Optional.empty()
                : Optional.of(
                        key + " is set, and the application has no messaging; add the extension quarkus-messaging or one of its"
                                + " connectors, such as quarkus-messaging-kafka.");
    }

    private static void generate(String id, PluginBuildConfig plugin, int number, GeneratedBeanGizmoAdaptor output) {
        var ends = "wasm-plugins-" + id + "-end";
        try (var type = ClassCreator.builder().classOutput(output)
                .className("org.wasmplugins.quarkus.generated.PluginChannels" + number).build()) {
            type.addAnnotation(ApplicationScoped.class);
            var field = type.getFieldCreator("streams", PluginStreams.class).setModifiers(0);
            field.addAnnotation(Inject.class);
            process(type, field.getFieldDescriptor(), id, plugin.incoming().get(), plugin.outgoing().orElse(ends));
            if (plugin.outgoing().isEmpty()) {
                end(type, field.getFieldDescriptor(), ends);
            }
        }
    }

    private static void process(ClassCreator type, FieldDescriptor field, String id, String incoming, String outgoing) {
        try (var body = type.getMethodCreator("process", Multi.class, Multi.class)) {
            body.setSignature("(" + MESSAGES + ")" + MESSAGES);
            body.addAnnotation(Incoming.class).addValue("value", incoming);
            body.addAnnotation(Outgoing.class).addValue("value", outgoing);
            body.returnValue(body.invokeVirtualMethod(
                    MethodDescriptor.ofMethod(PluginStreams.class, "process", Multi.class, String.class, Multi.class),
                    body.readInstanceField(field, body.getThis()), body.load(id), body.getMethodParam(0)));
        }
    }

    private static void end(ClassCreator type, FieldDescriptor field, String channel) {
        try (var body = type.getMethodCreator("end", Uni.class, Message.class)) {
            body.setSignature("(" + MESSAGE + ")Lio/smallrye/mutiny/Uni<Ljava/lang/Void;>;");
            body.addAnnotation(Incoming.class).addValue("value", channel);
            body.returnValue(body.invokeVirtualMethod(
                    MethodDescriptor.ofMethod(PluginStreams.class, "end", Uni.class, Message.class),
                    body.readInstanceField(field, body.getThis()), body.getMethodParam(0)));
        }
    }
}
