package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;

/** Validates methods with {@code @HostFunction} and reads their signatures. */
final class HostFunctionMethods {

    private HostFunctionMethods() {
    }

    /** For people. */
    static String describe(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name();
    }

    /** What is wrong with the method, as the end of a sentence; empty if nothing. */
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
                        + "primitive types, String, byte[], and classes with concrete type arguments.");
            }
        }
        return resultProblem(method.returnType());
    }

    private static Optional<String> resultProblem(Type result) {
        if (result.name().equals(DotNames.UNI) || result.name().equals(DotNames.MULTI)
                || result.name().equals(DotNames.COMPLETION_STAGE)) {
            return Optional.of("its result is of the type " + result + "; it must be the value itself.");
        }
        return JavaTypes.isConcrete(result) || result.kind() == Type.Kind.VOID ? Optional.empty()
                : Optional
                        .of("its result is of the type " + result + "; allowed are void, primitive types, String, byte[], and "
                                + "classes with concrete type arguments.");
    }

    static HostFunctionSignature signature(MethodInfo method, AnnotationInstance annotation) {
        var name = annotation.value() == null || annotation.value().asString().isEmpty() ? method.name()
                : annotation.value().asString();
        var module = annotation.value("module") == null ? HostFunctionSignature.DEFAULT_MODULE
                : annotation.value("module").asString();
        var parameters = new ArrayList<HostType>();
        method.parameterTypes().forEach(type -> parameters.add(JavaTypes.of(type)));
        return new HostFunctionSignature(module, name, parameters, JavaTypes.of(method.returnType()));
    }
}
