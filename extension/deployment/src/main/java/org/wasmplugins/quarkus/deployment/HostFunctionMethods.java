package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.ExecutionModels;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.runtime.function.HostFunctionMethod;

/** Validates methods with {@code @HostFunction} and reads their signatures. */
final class HostFunctionMethods {

    private HostFunctionMethods() {
    }

    /** Returns the method's name for people. */
    static String describe(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name();
    }

    /** Returns the problem of the method, as the end of a sentence; empty if the method is valid. */
    static Optional<String> problem(MethodInfo method) {
        if (Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags())) {
            return Optional.of("it must be neither private nor static.");
        }
        if (!method.typeParameters().isEmpty()) {
            return Optional.of("it must not have type parameters.");
        }
        for (int i = 0; i < method.parametersCount(); i++) {
            if (!JavaTypes.isConcrete(method.parameterType(i))) {
                return Optional.of("its parameter " + (i + 1) + " is of the type " + method.parameterType(i) + "; allowed are "
                        + JavaTypes.CONCRETE + ".");
            }
        }
        return resultProblem(method.returnType());
    }

    private static Optional<String> resultProblem(Type result) {
        var awaited = JavaTypes.awaited(result);
        boolean isAllowed = result.kind() == Type.Kind.VOID || JavaTypes.isConcrete(awaited)
                && !awaited.name().equals(DotNames.MULTI) && !JavaTypes.isAsynchronous(awaited);
        return isAllowed ? Optional.empty()
                : Optional.of("its result is of the type " + result + "; allowed are void, " + JavaTypes.CONCRETE
                        + ", and Uni or CompletionStage of these.");
    }

    /**
     * True if the class of the method can be a bean. If it then is not a bean, the application wants this, or the mistake is
     * reported elsewhere.
     */
    static boolean canBeOfABean(MethodInfo method) {
        var type = method.declaringClass();
        boolean isInner = type.nestingType() != ClassInfo.NestingType.TOP_LEVEL && !Modifier.isStatic(type.flags());
        return !type.isInterface() && !Modifier.isAbstract(type.flags()) && !isInner;
    }

    static boolean isNonBlocking(MethodInfo method) {
        return ExecutionModels.of(method).filter(model -> model == ExecutionModel.EVENT_LOOP).isPresent();
    }

    static HostFunctionMethod read(MethodInfo method, AnnotationInstance annotation) {
        var contexts = IntStream.range(0, method.parametersCount())
                .filter(i -> isContext(method.parameterType(i))).boxed().toList();
        return new HostFunctionMethod(signature(method, annotation), contexts,
                JavaTypes.isAsynchronous(method.returnType()),
                ExecutionModels.of(method).filter(model -> model == ExecutionModel.VIRTUAL_THREAD).isPresent(),
                plugins(annotation));
    }

    private static List<String> plugins(AnnotationInstance annotation) {
        return annotation.value("plugins") == null ? List.of() : List.of(annotation.value("plugins").asStringArray());
    }

    private static boolean isContext(Type parameter) {
        return parameter.name().equals(DotNames.HOST_CONTEXT);
    }

    private static HostFunctionSignature signature(MethodInfo method, AnnotationInstance annotation) {
        var name = annotation.value() == null || annotation.value().asString().isEmpty() ? method.name()
                : annotation.value().asString();
        var module = annotation.value("module") == null ? HostFunctionSignature.DEFAULT_MODULE
                : annotation.value("module").asString();
        var parameters = new ArrayList<HostType>();
        method.parameterTypes().stream().filter(type -> !isContext(type))
                .forEach(type -> parameters.add(JavaTypes.of(type)));
        return new HostFunctionSignature(module, name, parameters, JavaTypes.of(JavaTypes.awaited(method.returnType())));
    }
}
