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

/** Reads the annotations of MicroProfile Fault Tolerance on plugin clients. */
final class ClientFaultTolerance {

    private static final DotName TIMEOUT = DotName.createSimple(Timeout.class);
    private static final DotName APPLY_GUARD = DotName.createSimple(ApplyGuard.class);
    /** The elements of annotations that list the failures to ignore. */
    private static final Map<DotName, String> EXCEPTIONS = Map.of(DotName.createSimple(Retry.class), "abortOn",
            DotName.createSimple(CircuitBreaker.class), "skipOn");
    /** A time that never comes, but still fits into nanoseconds. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private static final DotName CIRCUIT_BREAKER = DotName.createSimple(CircuitBreaker.class);
    private static final DotName CIRCUIT_NAME = DotName.createSimple(CircuitBreakerName.class);

    private ClientFaultTolerance() {
    }

    static boolean isTimed(ClassInfo client, MethodInfo method) {
        return found(TIMEOUT, client, method).isPresent() || found(APPLY_GUARD, client, method).isPresent();
    }

    /**
     * True if fault tolerance stands between a caller that does not wait and the plugin. The annotations in {@code more} are
     * added to those of the method.
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

    /** Returns the name by which the state of the method's circuit is found. A guard replaces all other annotations. */
    static Optional<String> circuit(ClassInfo client, ClientSignature signature) {
        var method = signature.method();
        return found(APPLY_GUARD, client, method).map(guard -> guard.value().asString())
                .or(() -> found(CIRCUIT_NAME, client, method).map(name -> name.value().asString()))
                .or(() -> circuitToName(client, signature));
    }

    /** Returns a name for a circuit without one, for the generated class: a circuit is found by its name only. */
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

    /** True if fault tolerance ends calls of the method after the time of an annotation or of the configuration. */
    static boolean endsCalls(PluginManifest plugin, ClassInfo client, ClientSignature method) {
        return found(TIMEOUT, client, method.method()).isPresent()
                || !isTimed(client, method.method()) && defaultTimeout(plugin, method).isPresent();
    }

    /**
     * Returns a timeout for a method without one. The configuration can set a time only for a method that has the annotation.
     * The annotation's own time never comes: the limits of the plugin and of the wait for an instance give better messages,
     * and the same to all callers. Empty for plugins that are lazy, collect events or run on event loops.
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

    /**
     * True if an asynchronous method runs the plugin on an event loop. False for a method that waits for its result: only the
     * timeout ends its wait while the loop is busy.
     */
    private static boolean runsOnTheLoop(ClientSignature method) {
        return JavaTypes.isAsynchronous(method.returnType())
                && ExecutionModels.of(method.method()).filter(ExecutionModel.EVENT_LOOP::equals).isPresent();
    }

    /**
     * Adds the failures to ignore, denials and bad input, unless the annotation lists some itself. They are neither repeated
     * nor counted.
     */
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
