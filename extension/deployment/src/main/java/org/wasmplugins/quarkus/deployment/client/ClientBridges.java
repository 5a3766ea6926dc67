package org.wasmplugins.quarkus.deployment.client;

import org.jboss.jandex.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.MethodDescriptor;
import io.quarkus.gizmo.ResultHandle;

/**
 * Writes bridge methods as javac does: generic super-interfaces of plugin clients call the implemented methods through them.
 */
final class ClientBridges {

    private static final int BRIDGE = Opcodes.ACC_PUBLIC | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

    private ClientBridges() {
    }

    static MethodDescriptor descriptor(ClassCreator type, MethodInfo method, String descriptor) {
        var parameters = Type.getArgumentTypes(descriptor);
        var names = new String[parameters.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = parameters[i].getDescriptor();
        }
        return MethodDescriptor.ofMethod(type.getClassName(), method.name(), Type.getReturnType(descriptor).getDescriptor(),
                names);
    }

    static void add(ClassCreator type, ClientSignature signature) {
        var own = descriptor(type, signature.method(), signature.descriptor());
        for (var bridge : signature.bridges()) {
            try (var body = type.getMethodCreator(descriptor(type, signature.method(), bridge))) {
                body.setModifiers(BRIDGE);
                var arguments = new ResultHandle[own.getParameterTypes().length];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = body.checkCast(body.getMethodParam(i), own.getParameterTypes()[i]);
                }
                var result = body.invokeVirtualMethod(own, body.getThis(), arguments);
                body.returnValue(own.getReturnType().equals("V") ? null : result);
            }
        }
    }
}
