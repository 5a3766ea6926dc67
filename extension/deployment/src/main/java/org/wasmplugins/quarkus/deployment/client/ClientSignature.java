package org.wasmplugins.quarkus.deployment.client;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.quarkus.deployment.type.TypeArguments;

/**
 * A method that a plugin client has to implement, with the types that it has there: what a super-interface calls {@code T} is
 * what the client, or an interface between them, puts in its place.
 *
 * @param method as it is declared
 * @param arguments what stands for the type variables of its interface
 * @param bridges the descriptors by which super-interfaces call it, without its own
 */
record ClientSignature(MethodInfo method, Map<String, Type> arguments, Set<String> bridges) {

    /** Of the same name and erased parameters: one of these in a class implements all. */
    String key() {
        return key(method.name(), descriptor());
    }

    static String key(String name, String descriptor) {
        return name + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    String descriptor() {
        return method.descriptor(arguments::get);
    }

    /** The generic signature; null if there is nothing generic in it. */
    String genericSignature() {
        return method.requiresGenericSignature() ? method.genericSignature(arguments::get) : null;
    }

    List<Type> parameterTypes() {
        return method.parameterTypes().stream().map(type -> TypeArguments.resolve(type, arguments)).toList();
    }

    Type returnType() {
        return TypeArguments.resolve(method.returnType(), arguments);
    }
}
