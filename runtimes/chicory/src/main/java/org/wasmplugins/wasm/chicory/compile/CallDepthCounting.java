package org.wasmplugins.wasm.chicory.compile;

import java.util.HashSet;
import java.util.Set;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.wasmplugins.wasm.chicory.memory.CallDepth;

import com.dylibso.chicory.runtime.Memory;

/** Puts calls of {@link CallDepth} into a compiled function. */
final class CallDepthCounting extends GeneratorAdapter {

    private static final Type COUNTER = Type.getType(CallDepth.class);
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final Method ENTER = new Method("enter", Type.INT_TYPE, new Type[] { MEMORY });
    private static final Method ENTER_LEAF = new Method("enterLeaf", Type.VOID_TYPE, new Type[] { MEMORY });
    private static final Method LEAVE = new Method("leave", Type.VOID_TYPE, new Type[] { Type.INT_TYPE, MEMORY });

    private final boolean calls;
    private final int memory;
    private final Set<Label> handlers = new HashSet<>();
    private int depth;
    private boolean entersHandler;

    CallDepthCounting(MethodVisitor method, int access, String name, String descriptor, boolean calls) {
        super(Opcodes.ASM9, method, access, name, descriptor);
        this.calls = calls;
        // The last two parameters are the memory and the instance.
        this.memory = Type.getArgumentTypes(descriptor).length - 2;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        loadArg(memory);
        if (calls) {
            depth = newLocal(Type.INT_TYPE);
            invokeStatic(COUNTER, ENTER);
            storeLocal(depth);
        } else {
            invokeStatic(COUNTER, ENTER_LEAF);
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        super.visitTryCatchBlock(start, end, handler, type);
        handlers.add(handler);
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        entersHandler |= calls && handlers.contains(label);
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stack, Object[] values) {
        super.visitFrame(type, locals, local, stack, values);
        if (entersHandler) {
            entersHandler = false;
            leave();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (calls && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            leave();
        }
        super.visitInsn(opcode);
    }

    private void leave() {
        loadLocal(depth);
        loadArg(memory);
        invokeStatic(COUNTER, LEAVE);
    }
}
