package org.wasmplugins.quarkus.deployment.client;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.wasmplugins.quarkus.deployment.type.TypeArguments;

/**
 * A method that a plugin client has to implement, with the types of the client. A type variable of a super-interface is
 * replaced by the type that the client, or an interface between them, gives it.
 *
 * @param method the method in its declaration
 * @param arguments the types that replace the type variables of its interface
 * @param bridges the descriptors by which super-interfaces call the method, without its own
 */
record ClientSignature(MethodInfo method, Map<String, Type> arguments, Set<String> bridges) {

    /** Returns the name and the erased parameters: in a class, one method with this key implements all others. */
    String key() {
        return key(method.name(), descriptor());
    }

    static String key(String name, String descriptor) {
        return name + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    String descriptor() {
        return method.descriptor(arguments::get);
    }

    /** Returns the generic signature; null if the method has no generic types. */
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
