package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
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
            if (!isConcrete(method.parameterType(i))) {
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
        return isConcrete(result) || result.kind() == Type.Kind.VOID ? Optional.empty()
                : Optional
                        .of("its result is of the type " + result + "; allowed are void, primitive types, String, byte[], and "
                                + "classes with concrete type arguments.");
    }

    private static boolean isConcrete(Type type) {
        return switch (type.kind()) {
            case CLASS, PRIMITIVE -> true;
            case ARRAY -> isConcrete(type.asArrayType().elementType());
            case PARAMETERIZED_TYPE ->
                type.asParameterizedType().arguments().stream().allMatch(HostFunctionMethods::isConcrete);
            default -> false;
        };
    }

    static HostFunctionSignature signature(MethodInfo method, AnnotationInstance annotation) {
        var name = annotation.value() == null || annotation.value().asString().isEmpty() ? method.name()
                : annotation.value().asString();
        var module = annotation.value("module") == null ? HostFunctionSignature.DEFAULT_MODULE
                : annotation.value("module").asString();
        var parameters = new ArrayList<HostType>();
        method.parameterTypes().forEach(type -> parameters.add(typeOf(type)));
        return new HostFunctionSignature(module, name, parameters, typeOf(method.returnType()));
    }

    private static HostType typeOf(Type type) {
        var arguments = type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? type.asParameterizedType().arguments().stream().map(HostFunctionMethods::typeOf).toList()
                : List.<HostType> of();
        return new HostType(load(type), arguments);
    }

    /** By the class loader of the build, which knows the application's classes and does not initialise them. */
    private static Class<?> load(Type type) {
        if (type.kind() == Type.Kind.VOID) {
            return void.class;
        }
        if (type.kind() == Type.Kind.PRIMITIVE) {
            return switch (type.asPrimitiveType().primitive()) {
                case BOOLEAN -> boolean.class;
                case BYTE -> byte.class;
                case CHAR -> char.class;
                case DOUBLE -> double.class;
                case FLOAT -> float.class;
                case INT -> int.class;
                case LONG -> long.class;
                case SHORT -> short.class;
            };
        }
        try {
            return Class.forName(type.name().toString(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The class " + type.name() + " of a host function cannot be loaded.", e);
        }
    }
}
