package org.wasmplugins.quarkus.deployment.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.deployment.type.ExecutionModels;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.runtime.faulttolerance.NotRepeated;

import io.smallrye.faulttolerance.api.ApplyGuard;
import io.smallrye.faulttolerance.api.CircuitBreakerName;

/** Annotations of MicroProfile Fault Tolerance on plugin clients. */
final class ClientFaultTolerance {

    private static final DotName TIMEOUT = DotName.createSimple(Timeout.class);
    private static final DotName APPLY_GUARD = DotName.createSimple(ApplyGuard.class);
    /** What says which failures are none for the annotation. */
    private static final Map<DotName, String> EXCEPTIONS = Map.of(DotName.createSimple(Retry.class), "abortOn",
            DotName.createSimple(CircuitBreaker.class), "skipOn");
    /** So long that it never comes, and not so long that it does not fit into nanoseconds. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private static final DotName CIRCUIT_BREAKER = DotName.createSimple(CircuitBreaker.class);
    private static final DotName CIRCUIT_NAME = DotName.createSimple(CircuitBreakerName.class);

    private ClientFaultTolerance() {
    }

    static boolean isTimed(ClassInfo client, MethodInfo method) {
        return found(TIMEOUT, client, method).isPresent() || found(APPLY_GUARD, client, method).isPresent();
    }

    /**
     * Whether fault tolerance stands between a caller that does not wait and the plugin; {@code more} is what it gets besides.
     */
    static boolean isGuardedAndAnswersLater(ClassInfo client, ClientSignature method, List<AnnotationInstance> more) {
        return JavaTypes.isAsynchronous(method.returnType())
                && Stream.of(client.declaredAnnotations(), method.method().declaredAnnotations(), more).flatMap(List::stream)
                        .map(annotation -> annotation.name().packagePrefix())
                        .anyMatch(name -> name.equals(Timeout.class.getPackageName())
                                || name.startsWith("io.smallrye.faulttolerance.api"));
    }

    static Optional<Duration> timeout(ClassInfo client, MethodInfo method) {
        return found(TIMEOUT, client, method).map(timeout -> Duration.of(
                timeout.value() == null ? 1_000 : timeout.value().asLong(),
                timeout.value("unit") == null ? ChronoUnit.MILLIS
                        : ChronoUnit.valueOf(timeout.value("unit").asEnum())));
    }

    /** By which the state of the method's circuit is found; a guard counts instead of all other annotations. */
    static Optional<String> circuit(ClassInfo client, ClientSignature signature) {
        var method = signature.method();
        return found(APPLY_GUARD, client, method).map(guard -> guard.value().asString())
                .or(() -> found(CIRCUIT_NAME, client, method).map(name -> name.value().asString()))
                .or(() -> circuitToName(client, signature));
    }

    /** A circuit without a name cannot be found: the generated class gives it one. */
    static Optional<AnnotationInstance> circuitName(ClassInfo client, ClientSignature method) {
        return circuitToName(client, method)
                .map(name -> AnnotationInstance.builder(CircuitBreakerName.class).value(name).build());
    }

    private static Optional<String> circuitToName(ClassInfo client, ClientSignature signature) {
        var method = signature.method();
        return found(CIRCUIT_BREAKER, client, method).isEmpty() || found(CIRCUIT_NAME, client, method).isPresent()
                ? Optional.empty()
                : Optional.of(ClientMethods.describe(client, method) + signature.parameterTypes().stream()
                        .map(Type::toString).collect(Collectors.joining(",", "(", ")")));
    }

    private static Optional<AnnotationInstance> found(DotName annotation, ClassInfo client, MethodInfo method) {
        return Optional.ofNullable(method.declaredAnnotation(annotation))
                .or(() -> Optional.ofNullable(client.declaredAnnotation(annotation)));
    }

    /** Whether fault tolerance ends calls of the method when the time is over that an annotation or the configuration says. */
    static boolean endsCalls(PluginManifest plugin, ClassInfo client, ClientSignature method) {
        return found(TIMEOUT, client, method.method()).isPresent()
                || !isTimed(client, method.method()) && defaultTimeout(plugin, method).isPresent();
    }

    /**
     * For methods that have none: the plugin's own time and the wait for an instance have limits of their own, which say more,
     * and the same whoever else calls the plugin. It is there because the configuration can only say a time where an annotation
     * does. Not where calls wait for a load or for others.
     */
    static Optional<AnnotationInstance> defaultTimeout(PluginManifest plugin, ClientSignature method) {
        var execution = plugin.execution();
        if (execution.lazy() || execution.batch().isPresent() || execution.model() == ExecutionModel.EVENT_LOOP
                || runsOnTheLoop(method)) {
            return Optional.empty();
        }
        return Optional.of(AnnotationInstance.builder(Timeout.class).add("value", FOREVER.toMillis())
                .add("unit", ChronoUnit.MILLIS).build());
    }

    /** A caller that waits for a loop is another matter: nobody else ends its wait if the loop is busy with something else. */
    private static boolean runsOnTheLoop(ClientSignature method) {
        return JavaTypes.isAsynchronous(method.returnType())
                && ExecutionModels.of(method.method()).filter(ExecutionModel.EVENT_LOOP::equals).isPresent();
    }

    /** Denials and bad input are neither repeated nor counted, unless the annotation says what is not. */
    static AnnotationInstance adapt(AnnotationInstance annotation) {
        var key = EXCEPTIONS.get(annotation.name());
        if (key == null || annotation.value(key) != null) {
            return annotation;
        }
        var values = new ArrayList<>(annotation.values());
        values.add(AnnotationValue.createArrayValue(key, NotRepeated.FAILURES.stream()
                .map(type -> AnnotationValue.createClassValue("", Type.create(DotName.createSimple(type), Type.Kind.CLASS)))
                .toArray(AnnotationValue[]::new)));
        return AnnotationInstance.create(annotation.name(), true, null, values);
    }
}
