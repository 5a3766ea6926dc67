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

/** Inserts calls of {@link CallDepth} into a compiled function. */
final class CallDepthCounting extends GeneratorAdapter {

    private static final Type COUNTER = Type.getType(CallDepth.class);
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final Method ENTER = new Method("enter", Type.LONG_TYPE,
            new Type[] { Type.INT_TYPE, MEMORY });
    private static final Method ENTER_LEAF = new Method("enterLeaf", Type.VOID_TYPE, new Type[] { MEMORY });
    private static final Method LEAVE = new Method("leave", Type.VOID_TYPE, new Type[] { Type.LONG_TYPE, MEMORY });

    private final int memory;
    private final boolean calls;
    private final Set<Label> handlers = new HashSet<>();
    private final int slots;
    private int before;
    private boolean entersHandler;

    /** @param frame the size of the function's frame; null if it calls no function */
    CallDepthCounting(MethodVisitor method, int access, String name, String descriptor, FrameSize frame) {
        super(Opcodes.ASM9, method, access, name, descriptor);
        this.calls = frame != null;
        this.slots = calls ? frame.slots() : 0;
        // Memory and instance are the last two parameters.
        this.memory = Type.getArgumentTypes(descriptor).length - 2;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (calls) {
            before = newLocal(Type.LONG_TYPE);
            push(slots);
            loadArg(memory);
            invokeStatic(COUNTER, ENTER);
            storeLocal(before);
        } else {
            loadArg(memory);
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
        loadLocal(before);
        loadArg(memory);
        invokeStatic(COUNTER, LEAVE);
    }
}
