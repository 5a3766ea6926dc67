package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The variables of a method, by numbers. A slot is a separate variable for each kind of values that it holds: the verifier
 * guarantees that a read finds the kind that was written last.
 */
final class Variables {

    static final int INT = 0;
    static final int LONG = 1;
    static final int FLOAT = 2;
    static final int DOUBLE = 3;
    static final int REFERENCE = 4;
    private static final int KINDS = 5;
    private static final int NONE = -1;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<Integer> slots = new ArrayList<>();
    private final List<Integer> kinds = new ArrayList<>();
    private final int[] reads;
    private final int[] writes;
    private final Map<Integer, String> references = new HashMap<>();

    /** @param spill the slot of the array of longs, or -1 */
    Variables(int access, String descriptor, AbstractInsnNode[] instructions, int spill) {
        int slot = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (var type : Type.getArgumentTypes(descriptor)) {
            if (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY) {
                references.put(slot, type.getDescriptor());
            }
            slot += type.getSize();
        }
        reads = new int[instructions.length];
        writes = new int[instructions.length];
        for (int i = 0; i < instructions.length; i++) {
            if (instructions[i].getOpcode() == Opcodes.ASTORE) {
                references.remove(((VarInsnNode) instructions[i]).var);
            }
            add(i, instructions[i]);
        }
        if (spill >= 0) {
            references.put(spill, Spill.DESCRIPTOR);
        }
    }

    private void add(int index, AbstractInsnNode instruction) {
        reads[index] = NONE;
        writes[index] = NONE;
        if (instruction instanceof VarInsnNode || instruction instanceof IincInsnNode) {
            int variable = numbers.computeIfAbsent(key(instruction), key -> {
                slots.add(key / KINDS);
                kinds.add(key % KINDS);
                return slots.size() - 1;
            });
            boolean both = instruction instanceof IincInsnNode;
            boolean stores = instruction.getOpcode() >= Opcodes.ISTORE;
            reads[index] = both || !stores ? variable : NONE;
            writes[index] = both || stores ? variable : NONE;
        }
    }

    private static int key(AbstractInsnNode instruction) {
        if (instruction instanceof IincInsnNode increment) {
            return increment.var * KINDS + INT;
        }
        int opcode = instruction.getOpcode();
        int kind = opcode < Opcodes.ISTORE ? opcode - Opcodes.ILOAD : opcode - Opcodes.ISTORE;
        return ((VarInsnNode) instruction).var * KINDS + kind;
    }

    /** Returns the variable that an instruction reads, or -1. */
    int read(int index) {
        return reads[index];
    }

    /** Returns the variable that an instruction writes, or -1. */
    int written(int index) {
        return writes[index];
    }

    /** Returns the variable that an instruction reads or writes. */
    int either(AbstractInsnNode instruction) {
        return numbers.get(key(instruction));
    }

    int count() {
        return slots.size();
    }

    int slot(int variable) {
        return slots.get(variable);
    }

    int kind(int variable) {
        return kinds.get(variable);
    }

    int width(int variable) {
        int kind = kind(variable);
        return kind == LONG || kind == DOUBLE ? 2 : 1;
    }

    /** Returns true if two variables cannot be defined at the same time. */
    boolean overlap(int one, int other) {
        return slot(one) < slot(other) + width(other) && slot(other) < slot(one) + width(one);
    }

    /** Returns the variable's type, or null for an object of unknown type. */
    Type type(int variable) {
        return switch (kind(variable)) {
            case INT -> Type.INT_TYPE;
            case LONG -> Type.LONG_TYPE;
            case FLOAT -> Type.FLOAT_TYPE;
            case DOUBLE -> Type.DOUBLE_TYPE;
            default -> references.containsKey(slot(variable)) ? Type.getType(references.get(slot(variable))) : null;
        };
    }
}
