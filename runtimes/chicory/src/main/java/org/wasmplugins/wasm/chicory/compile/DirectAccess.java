package org.wasmplugins.wasm.chicory.compile;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.wasmplugins.wasm.chicory.memory.FlatAccess;

/** Lets a compiled function load and store by {@link FlatAccess}. */
final class DirectAccess extends MethodVisitor {

    private static final String OWNER = Type.getInternalName(FlatAccess.class);
    private static final Set<String> KNOWN = Arrays.stream(FlatAccess.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getName() + Type.getMethodDescriptor(method)).collect(Collectors.toSet());

    DirectAccess(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean known = opcode == Opcodes.INVOKESTATIC && KNOWN.contains(name + descriptor);
        super.visitMethodInsn(opcode, known ? OWNER : owner, name, descriptor, isInterface);
    }
}
