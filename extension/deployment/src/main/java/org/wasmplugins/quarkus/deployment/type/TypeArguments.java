package org.wasmplugins.quarkus.deployment.type;

import java.util.HashMap;
import java.util.Map;

import org.jboss.jandex.ArrayType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;

/** Resolves type variables. */
public final class TypeArguments {

    private TypeArguments() {
    }

    /**
     * Returns the type arguments of a super-interface. If it is used without arguments, each variable stands for its erasure.
     */
    public static Map<String, Type> of(ClassInfo type, Type usage, Map<String, Type> outer) {
        var arguments = new HashMap<String, Type>();
        if (usage.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            var given = usage.asParameterizedType().arguments();
            for (int i = 0; i < given.size(); i++) {
                arguments.put(type.typeParameters().get(i).identifier(), resolve(given.get(i), outer));
            }
        } else {
            type.typeParameters().forEach(
                    variable -> arguments.put(variable.identifier(), Type.create(variable.name(), Type.Kind.CLASS)));
        }
        return arguments;
    }

    public static Type resolve(Type type, Map<String, Type> arguments) {
        return switch (type.kind()) {
            case TYPE_VARIABLE -> arguments.getOrDefault(type.asTypeVariable().identifier(), type);
            case ARRAY -> {
                var array = type.asArrayType();
                yield ArrayType.create(resolve(array.elementType(), arguments), array.deepDimensions());
            }
            case PARAMETERIZED_TYPE -> {
                var resolved = type.asParameterizedType().arguments().stream().map(argument -> resolve(argument, arguments))
                        .toArray(Type[]::new);
                yield ParameterizedType.create(type.name(), resolved, type.asParameterizedType().owner());
            }
            default -> type;
        };
    }
}
