package org.wasmplugins.quarkus.deployment.client;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.runtime.client.Abandonable;
import org.wasmplugins.quarkus.runtime.client.PluginClients;
import org.wasmplugins.quarkus.runtime.faulttolerance.ClientNames;

import io.quarkus.gizmo.AnnotatedElement;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.gizmo.FieldDescriptor;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import io.quarkus.gizmo.ResultHandle;
import io.smallrye.mutiny.Uni;

/** Generates the bean that implements a plugin client. */
final class ClientGenerator {

    private static final MethodDescriptor CALL = MethodDescriptor.ofMethod(PluginClients.class, "call", Object.class, int.class,
            Object[].class);
    private static final MethodDescriptor UNI = MethodDescriptor.ofMethod(PluginClients.class, "uni", Uni.class, int.class,
            Object[].class);
    private static final MethodDescriptor STAGE = MethodDescriptor.ofMethod(PluginClients.class, "stage",
            CompletionStage.class, int.class, Object[].class);
    /** The annotations that are not copied: the extension reads them, or the generated class has its own. */
    private static final Set<DotName> OWN = Set.of(DotNames.PLUGIN_CLIENT, DotNames.EVENT_TYPE, DotNames.BLOCKING,
            DotNames.NON_BLOCKING, DotNames.RUN_ON_VIRTUAL_THREAD, DotName.createSimple(FunctionalInterface.class),
            DotName.createSimple(Deprecated.class), DotName.createSimple(ApplicationScoped.class));

    private ClientGenerator() {
    }

    static String className(ClassInfo client) {
        return client.name() + ClientNames.SUFFIX;
    }

    static void generate(ClassInfo client, Map<ClientSignature, Integer> numbers, PluginManifest plugin, ClassOutput output) {
        try (var type = ClassCreator.builder().classOutput(output).className(className(client))
                .interfaces(client.name().toString()).build()) {
            type.addAnnotation(ApplicationScoped.class);
            copy(client.declaredAnnotations(), type);
            var clients = type.getFieldCreator("clients", PluginClients.class).setModifiers(0);
            clients.addAnnotation(Inject.class);
            numbers.forEach((method, number) -> {
                implement(type, method, number, clients.getFieldDescriptor(), more(client, method, plugin));
                ClientBridges.add(type, method);
            });
        }
    }

    private static List<AnnotationInstance> more(ClassInfo client, ClientSignature method, PluginManifest plugin) {
        var more = Stream.concat(ClientFaultTolerance.defaultTimeout(plugin, method)
                .filter(any -> !ClientFaultTolerance.isTimed(client, method.method())).stream(),
                ClientFaultTolerance.circuitName(client, method).stream()).toList();
        return ClientFaultTolerance.isGuardedAndAnswersLater(client, method, more)
                ? Stream.concat(more.stream(), Stream.of(AnnotationInstance.builder(Abandonable.class).build())).toList()
                : more;
    }

    private static void copy(List<AnnotationInstance> annotations, AnnotatedElement element) {
        annotations.stream().filter(annotation -> annotation.runtimeVisible() && !OWN.contains(annotation.name()))
                .map(ClientFaultTolerance::adapt).forEach(element::addAnnotation);
    }

    private static void implement(ClassCreator type, ClientSignature signature, int number, FieldDescriptor field,
            List<AnnotationInstance> more) {
        var method = signature.method();
        var result = signature.returnType();
        try (var body = type.getMethodCreator(ClientBridges.descriptor(type, method, signature.descriptor()))) {
            copy(method.declaredAnnotations().stream()
                    .filter(annotation -> annotation.target().equals(method)).toList(), body);
            // Fault tolerance compares the signature with that of a fallback method.
            if (signature.genericSignature() != null) {
                body.setSignature(signature.genericSignature());
            }
            more.forEach(body::addAnnotation);
            var parameters = signature.parameterTypes();
            var arguments = body.newArray(Object.class, parameters.size());
            for (int i = 0; i < parameters.size(); i++) {
                body.writeArrayValue(arguments, i, boxed(parameters.get(i), i, body));
            }
            var clients = body.readInstanceField(field, body.getThis());
            var answer = body.invokeVirtualMethod(call(result), clients, body.load(number), arguments);
            if (result.kind() == Type.Kind.VOID) {
                body.returnVoid();
            } else if (result.kind() == Type.Kind.PRIMITIVE) {
                var primitive = JavaTypes.of(result).rawClass();
                var boxed = body.checkCast(answer, MethodType.methodType(primitive).wrap().returnType());
                body.returnValue(body.smartCast(boxed, primitive));
            } else {
                body.returnValue(body.checkCast(answer, result.descriptor()));
            }
        }
    }

    private static ResultHandle boxed(Type type, int parameter, MethodCreator body) {
        var value = body.getMethodParam(parameter);
        return type.kind() != Type.Kind.PRIMITIVE ? value
                : body.smartCast(value, MethodType.methodType(JavaTypes.of(type).rawClass()).wrap().returnType());
    }

    private static MethodDescriptor call(Type result) {
        if (result.name().equals(DotNames.UNI)) {
            return UNI;
        }
        return result.name().equals(DotNames.COMPLETION_STAGE) ? STAGE : CALL;
    }
}
