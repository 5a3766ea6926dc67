package org.wasmplugins.quarkus.deployment.type;

import java.util.List;

import org.jboss.jandex.Type;
import org.wasmplugins.HostType;

/** Reads the types of values that go into plugins and come out of them. */
public final class JavaTypes {

    public static final String CONCRETE = "primitive types, String, byte[], and classes with concrete type arguments";

    private JavaTypes() {
    }

    public static boolean isConcrete(Type type) {
        return switch (type.kind()) {
            case CLASS, PRIMITIVE -> true;
            case ARRAY -> isConcrete(type.asArrayType().elementType());
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().stream().allMatch(JavaTypes::isConcrete);
            default -> false;
        };
    }

    /** True if values of the type are asynchronous: {@code Uni} or {@code CompletionStage}. */
    public static boolean isAsynchronous(Type type) {
        return type.name().equals(DotNames.UNI) || type.name().equals(DotNames.COMPLETION_STAGE);
    }

    /**
     * Returns the type of the value of an asynchronous type, and any other type itself; Object if the type has no argument.
     */
    public static Type awaited(Type type) {
        if (!isAsynchronous(type)) {
            return type;
        }
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments().get(0)
                : Type.create(DotNames.OBJECT, Type.Kind.CLASS);
    }

    public static HostType of(Type type) {
        var arguments = type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? type.asParameterizedType().arguments().stream().map(JavaTypes::of).toList()
                : List.<HostType> of();
        return new HostType(load(type), arguments);
    }

    /**
     * Loads a class with the class loader of the build, which has the application's classes; does not initialise the class.
     */
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
            throw new IllegalStateException("The class " + type.name() + " cannot be loaded.", e);
        }
    }
}
