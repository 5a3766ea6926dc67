package org.wasmplugins.quarkus.deployment.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.EventPattern;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.ExecutionModels;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.runtime.client.ClientMethod;

/** Validates the methods of plugin clients and reads them. */
final class ClientMethods {

    private ClientMethods() {
    }

    /** Returns the method's name for people. */
    static String describe(ClassInfo client, MethodInfo method) {
        return client.name() + "#" + method.name();
    }

    static String eventType(MethodInfo method) {
        var annotation = method.declaredAnnotation(DotNames.EVENT_TYPE);
        return annotation == null ? method.name() : annotation.value().asString();
    }

    /** Returns the problem of the method, as the end of a sentence; empty if the method is valid. */
    static Optional<String> problem(ClientSignature signature, PluginManifest plugin) {
        var method = signature.method();
        var parameters = signature.parameterTypes();
        if (!method.typeParameters().isEmpty()) {
            return Optional.of("it must not have type parameters.");
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!JavaTypes.isConcrete(parameters.get(i))) {
                return Optional.of("its parameter " + (i + 1) + " is of the type " + parameters.get(i) + "; allowed are "
                        + JavaTypes.CONCRETE + ".");
            }
            if (method.parametersCount() > 1 && method.parameterName(i) == null) {
                return Optional.of("the names of its parameters are not known; several parameters become an object by their"
                        + " names: compile with -parameters (maven.compiler.parameters=true).");
            }
        }
        return resultProblem(signature.returnType()).or(() -> eventProblem(eventType(method), plugin))
                .or(() -> rawProblem(signature, plugin));
    }

    private static Optional<String> resultProblem(Type result) {
        var awaited = JavaTypes.awaited(result);
        boolean isAllowed = !result.name().equals(DotNames.MULTI) && !JavaTypes.isAsynchronous(awaited)
                && (JavaTypes.isConcrete(awaited) || result.kind() == Type.Kind.VOID);
        return isAllowed ? Optional.empty()
                : Optional.of("its result is of the type " + result + "; allowed are void, " + JavaTypes.CONCRETE
                        + ", Buffer, and Uni or CompletionStage of these.");
    }

    private static Optional<String> eventProblem(String type, PluginManifest plugin) {
        if (!EventPattern.isValidType(type)) {
            return Optional
                    .of("'" + type + "' is not the type of an event; allowed: letters, digits, '.', '_', '-', at most 200"
                            + " characters.");
        }
        return plugin.handles(type) ? Optional.empty()
                : Optional.of("it sends events of the type '" + type + "', and the plugin " + plugin.id() + " lists "
                        + plugin.events() + " under events in its plugin.yaml; name one of these with @EventType.");
    }

    private static Optional<String> rawProblem(ClientSignature method, PluginManifest plugin) {
        if (!plugin.serialization().equals(List.of(SerializationFormat.RAW))) {
            return Optional.empty();
        }
        var result = JavaTypes.awaited(method.returnType());
        boolean isBytes = method.parameterTypes().size() <= 1
                && method.parameterTypes().stream().allMatch(ClientMethods::isBytes)
                && (isBytes(result) || result.kind() == Type.Kind.VOID || JavaTypes.of(result).rawClass() == Void.class);
        return isBytes ? Optional.empty()
                : Optional.of(
                        "the plugin " + plugin.id() + " has serialization 'raw'; allowed is one parameter of the type byte[] or"
                                + " Buffer, and such a result or none.");
    }

    private static boolean isBytes(Type type) {
        return type.name().equals(DotNames.BUFFER) || type.kind() == Type.Kind.ARRAY && type.toString().equals("byte[]");
    }

    static ClientMethod read(ClassInfo client, ClientSignature signature, PluginManifest plugin) {
        var method = signature.method();
        var names = IntStream.range(0, method.parametersCount())
                .mapToObj(i -> Optional.ofNullable(method.parameterName(i)).orElse("arg" + i)).toList();
        return new ClientMethod(describe(client, method), plugin.id().value(), eventType(method), names,
                JavaTypes.of(JavaTypes.awaited(signature.returnType())), ClientFaultTolerance.timeout(client, method),
                ClientFaultTolerance.endsCalls(plugin, client, signature),
                ClientFaultTolerance.circuit(client, signature), ExecutionModels.of(method));
    }
}
