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
 * An array that a method creates at its beginning. Its parts, which are methods of their own, leave values in it that they
 * cannot return. All parts share the array, because it is read right after each call.
 */
final class Spill {

    static final String DESCRIPTOR = "[J";

    /** The slot of the method's variable with the array; -1 while it is not needed. */
    private int slot = -1;
    private final IntInsnNode size = new IntInsnNode(Opcodes.SIPUSH, 0);

    int slot() {
        return slot;
    }

    boolean exists() {
        return slot >= 0;
    }

    /** @return true if the array is new */
    boolean need(int values, int freeSlot) {
        size.operand = Math.max(size.operand, values);
        boolean isNew = !exists();
        if (isNew) {
            slot = freeSlot;
        }
        return isNew;
    }

    /** Returns true while its values are read. No region may end there: the next call would overwrite the remaining values. */
    boolean isReadAt(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) instruction).var == slot
                && instruction.getNext().getOpcode() == Opcodes.SIPUSH
                && instruction.getNext().getNext().getOpcode() == Opcodes.LALOAD;
    }

    /** Returns the code that creates the array. */
    InsnList creation() {
        var made = new InsnList();
        made.add(size);
        made.add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_LONG));
        made.add(new VarInsnNode(Opcodes.ASTORE, slot));
        return made;
    }

    /** Stores a variable in the array. */
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
                // The value has the right type already.
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
                // The value has the right type already.
            }
        }
    }

    private static MethodInsnNode convert(Class<?> owner, String name, Type result, Type argument) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Type.getInternalName(owner), name,
                Type.getMethodDescriptor(result, argument), false);
    }
}
