package org.wasmplugins.wasm.chicory.compile;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.wasmplugins.wasm.chicory.InterruptPolls;

/** Replaces the engine's checks for interrupts in a compiled function by polls of {@link InterruptPolls}. */
final class LatePolling extends MethodVisitor {

    private static final String ENGINES_POLL = "checkInterruption";
    private static final String HANDLE = Type.getInternalName(MethodHandle.class);
    private static final ConstantDynamic POLL = new ConstantDynamic("poll", Type.getDescriptor(MethodHandle.class),
            new Handle(Opcodes.H_INVOKESTATIC, Type.getInternalName(InterruptPolls.class), "link",
                    Type.getMethodDescriptor(Type.getType(MethodHandle.class), Type.getType(MethodHandles.Lookup.class),
                            Type.getType(String.class), Type.getType(Class.class)),
                    false));

    LatePolling(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (name.equals(ENGINES_POLL) && descriptor.equals("()V")) {
            super.visitLdcInsn(POLL);
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "invokeExact", "()V", false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
