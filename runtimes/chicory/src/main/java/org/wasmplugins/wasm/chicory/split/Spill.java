package org.wasmplugins.wasm.chicory.split;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * An array that a method makes at its beginning, where the parts of it that are methods of their own leave what they cannot
 * return. It is read right after each call, so that all parts can use the same.
 */
final class Spill {

    static final String DESCRIPTOR = "[J";

    /** The slot of the method that has it; -1 while nobody needs it. */
    private int slot = -1;
    private final IntInsnNode size = new IntInsnNode(Opcodes.SIPUSH, 0);

    int slot() {
        return slot;
    }

    boolean exists() {
        return slot >= 0;
    }

    /** @return whether it is new */
    boolean need(int values, int freeSlot) {
        size.operand = Math.max(size.operand, values);
        boolean isNew = !exists();
        if (isNew) {
            slot = freeSlot;
        }
        return isNew;
    }

    /** Whether its values are being read: whoever left it there would write over those that come next. */
    boolean isReadAt(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) instruction).var == slot
                && instruction.getNext().getOpcode() == Opcodes.SIPUSH
                && instruction.getNext().getNext().getOpcode() == Opcodes.LALOAD;
    }

    /** What makes it. */
    InsnList creation() {
        var made = new InsnList();
        made.add(size);
        made.add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_LONG));
        made.add(new VarInsnNode(Opcodes.ASTORE, slot));
        return made;
    }

    /** Puts a variable into it. */
    static void put(InsnList code, int spillSlot, int index, Type type, int variableSlot) {
        code.add(new VarInsnNode(Opcodes.ALOAD, spillSlot));
        code.add(new IntInsnNode(Opcodes.SIPUSH, index));
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), variableSlot));
        switch (type.getSort()) {
            case Type.INT -> code.add(new InsnNode(Opcodes.I2L));
            case Type.FLOAT -> {
                code.add(convert(Float.class, "floatToRawIntBits", Type.INT_TYPE, Type.FLOAT_TYPE));
                code.add(new InsnNode(Opcodes.I2L));
            }
            case Type.DOUBLE -> code.add(convert(Double.class, "doubleToRawLongBits", Type.LONG_TYPE, Type.DOUBLE_TYPE));
            default -> {
                // It is as it has to be.
            }
        }
        code.add(new InsnNode(Opcodes.LASTORE));
    }

    /** Puts one of its values on the operand stack. */
    static void get(InsnList code, int spillSlot, int index, Type type) {
        code.add(new VarInsnNode(Opcodes.ALOAD, spillSlot));
        code.add(new IntInsnNode(Opcodes.SIPUSH, index));
        code.add(new InsnNode(Opcodes.LALOAD));
        switch (type.getSort()) {
            case Type.INT -> code.add(new InsnNode(Opcodes.L2I));
            case Type.FLOAT -> {
                code.add(new InsnNode(Opcodes.L2I));
                code.add(convert(Float.class, "intBitsToFloat", Type.FLOAT_TYPE, Type.INT_TYPE));
            }
            case Type.DOUBLE -> code.add(convert(Double.class, "longBitsToDouble", Type.DOUBLE_TYPE, Type.LONG_TYPE));
            default -> {
                // It is as it has to be.
            }
        }
    }

    private static MethodInsnNode convert(Class<?> owner, String name, Type result, Type argument) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Type.getInternalName(owner), name,
                Type.getMethodDescriptor(result, argument), false);
    }
}
